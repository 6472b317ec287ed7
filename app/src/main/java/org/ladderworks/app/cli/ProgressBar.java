package org.ladderworks.app.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;

/** A line that is drawn over itself on a terminal; on anything else a plain line per tenth of the way. */
final class ProgressBar {
    private static final int WIDTH = 30;

    /** A line that is wider than the terminal is cut, or its second row would stay (DEC's private mode 7). */
    private static final String ONE_LINE = "\u001b[?7l";

    private static final String TO_THE_END = "\u001b[K";
    private static final String WRAPPED = "\u001b[?7h";

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean ansi;
    private int shown;
    private int lastTenth = -1;
    private Optional<Saying> lastPaused = Optional.empty();
    private Optional<Saying> lastAgain = Optional.empty();
    private String lastWords = "";

    /** @param ansi whether a terminal knows the control sequences of ECMA-48 */
    ProgressBar(PrintWriter err, boolean terminal, boolean ansi) {
        this.err = err;
        this.terminal = terminal;
        this.ansi = ansi;
    }

    void show(Progress progress) {
        if (!progress.again().equals(lastAgain)) {
            lastAgain = progress.again();
            clear();
            lastAgain.ifPresent(err::println);
        }
        String text = text(progress);
        if (terminal) {
            draw(text);
            return;
        }
        if (!progress.paused().equals(lastPaused)) {
            lastPaused = progress.paused();
            err.println(text);
        }
        int tenth = (int) (progress.fraction().orElse(0.0) * 10);
        if (tenth != lastTenth && progress.fraction().isPresent()) {
            lastTenth = tenth;
            err.println(text);
        }
    }

    /**
     * Work without a length: on anything but a terminal a plain line each time that the words change.
     *
     * @param words for what is done
     * @param details that change all the time
     */
    void show(String words, String details) {
        if (terminal) {
            draw(words + "  " + details);
        } else if (!lastWords.equals(words)) {
            lastWords = words;
            err.println(words);
        }
    }

    private void draw(String text) {
        err.print(ansi ? "\r" + ONE_LINE + text + TO_THE_END + WRAPPED : "\r" + text + blanks(shown - text.length()));
        err.flush();
        shown = text.length();
    }

    /** Takes the bar away before other lines are printed. */
    void clear() {
        if (terminal && shown > 0) {
            err.print(ansi ? "\r" + TO_THE_END : "\r" + blanks(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }

    private static String blanks(int count) {
        return " ".repeat(Math.max(0, count));
    }

    private static String text(Progress progress) {
        String stage = progress.stage().name().toLowerCase(Locale.ROOT);
        if (progress.fraction().isEmpty()) {
            return String.format(Locale.ROOT, "%-8s", stage) + details(progress);
        }
        double fraction = progress.fraction().get();
        int filled = (int) Math.round(fraction * WIDTH);
        String text = String.format(
                Locale.ROOT,
                "%-8s [%s%s] %5.1f %%",
                stage,
                "#".repeat(filled),
                ".".repeat(WIDTH - filled),
                fraction * 100);
        return text + details(progress);
    }

    /** Without the bar, for a line among others. */
    static String inWords(Progress progress) {
        String stage = progress.stage().name().toLowerCase(Locale.ROOT);
        return progress.fraction()
                        .map(fraction -> String.format(Locale.ROOT, "%s %.1f %%", stage, fraction * 100))
                        .orElse(stage)
                + details(progress);
    }

    private static String details(Progress progress) {
        StringBuilder text = new StringBuilder();
        progress.speed().ifPresent(speed -> text.append(String.format(Locale.ROOT, "  %.2fx", speed)));
        progress.remaining()
                .ifPresent(left -> text.append("  ").append(clock(left)).append(" left"));
        progress.paused().ifPresent(reason -> text.append("  paused: ").append(reason));
        return text.toString();
    }

    static String clock(Duration length) {
        return length.toHours() > 0
                ? String.format(
                        Locale.ROOT, "%d:%02d:%02d", length.toHours(), length.toMinutesPart(), length.toSecondsPart())
                : String.format(Locale.ROOT, "%d:%02d", length.toMinutes(), length.toSecondsPart());
    }
}
