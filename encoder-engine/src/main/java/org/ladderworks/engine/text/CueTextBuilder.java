package org.ladderworks.engine.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Builds the text of a cue from pieces as they come; whatever comes, what is built is well-formed. Not thread-safe. */
public final class CueTextBuilder {
    /** Longer than any screen; what comes after it is left out. */
    static final int MOST_CHARACTERS = 2000;

    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Set<Style> wanted = EnumSet.noneOf(Style.class);
    private final Deque<Style> open = new ArrayDeque<>();
    private int characters;
    private boolean visible;

    /** How letters look. */
    public enum Style {
        I,
        B,
        U;

        private String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Sets how the text that follows looks. */
    public CueTextBuilder style(Style style, boolean on) {
        if (on) {
            wanted.add(style);
        } else {
            wanted.remove(style);
        }
        return this;
    }

    /** Plain text; line feeds in it begin lines, other control characters are left out. */
    public CueTextBuilder text(String text) {
        text.codePoints().forEach(this::add);
        return this;
    }

    /** Ends the line. */
    public CueTextBuilder newLine() {
        close(0);
        if (visible) {
            lines.add(stripped());
        }
        line.setLength(0);
        visible = false;
        return this;
    }

    /** What was built; empty where nothing of it can be seen. */
    public Optional<CueText> build() {
        newLine();
        return lines.isEmpty() ? Optional.empty() : Optional.of(new CueText(String.join("\n", lines)));
    }

    /** The line without blanks around it; also without those that do not break, by which captions are moved aside. */
    private String stripped() {
        int from = 0;
        int to = line.length();
        while (from < to && Character.isSpaceChar(line.charAt(from))) {
            from++;
        }
        while (from < to && Character.isSpaceChar(line.charAt(to - 1))) {
            to--;
        }
        return line.substring(from, to);
    }

    private void add(int c) {
        if (c == '\n') {
            newLine();
            return;
        }
        boolean blank = c == '\t' || Character.isSpaceChar(c);
        if ((!blank && !isPrintable(c)) || characters >= MOST_CHARACTERS) {
            return;
        }
        characters++;
        closeUnwanted();
        if (!blank) {
            visible = true;
            openWanted();
        }
        switch (c) {
            case '&' -> line.append("&amp;");
            case '<' -> line.append("&lt;");
            case '>' -> line.append("&gt;");
            case '\t', '\u2028', '\u2029' -> line.append(' ');
            default -> line.appendCodePoint(c);
        }
    }

    /** Tags that are open and no longer wanted are closed with all inside them. */
    private void closeUnwanted() {
        int keep = 0;
        for (Style style : open) {
            if (!wanted.contains(style)) {
                break;
            }
            keep++;
        }
        close(keep);
    }

    private void openWanted() {
        for (Style style : wanted) {
            if (!open.contains(style)) {
                open.addLast(style);
                line.append('<').append(style.tag()).append('>');
            }
        }
    }

    private void close(int keep) {
        while (open.size() > keep) {
            line.append("</").append(open.removeLast().tag()).append('>');
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE -> false;
            default -> (c & 0xFFFE) != 0xFFFE && c != 0xFEFF;
        };
    }
}
