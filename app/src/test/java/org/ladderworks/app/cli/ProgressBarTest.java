package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.progress.Progress.Stage;
import org.ladderworks.engine.saying.Saying;

/** The line that is drawn over itself. */
class ProgressBarTest {
    private static final Progress HALF = new Progress(Stage.PACKAGE, Optional.of(0.5));
    private static final Progress HELD =
            HALF.heldBecause(Saying.inWords("the disk of /a/folder has 3 MB left; free some space to go on"));

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);

    @Test
    @DisplayName("a terminal is told to cut what is wider than it, and to wipe what is left of a longer line")
    void onATerminal() {
        ProgressBar bar = new ProgressBar(out, true, true);
        bar.show(HELD);
        bar.show(HALF);
        bar.clear();
        assertThat(written.toString())
                .startsWith("\r\u001b[?7lpackage  [###")
                .contains("free some space to go on\u001b[K\u001b[?7h\r\u001b[?7lpackage")
                .endsWith("50.0 %\u001b[K\u001b[?7h\r\u001b[K");
    }

    @Test
    @DisplayName("one without control sequences has blanks drawn over a longer line")
    void onADumbTerminal() {
        ProgressBar bar = new ProgressBar(out, true, false);
        bar.show(HELD);
        int longest = written.toString().length();
        bar.show(HALF);
        assertThat(written.toString()).doesNotContain("\u001b").hasSize(2 * longest);
    }

    @Test
    @DisplayName("anything else gets a line for each tenth, and for each pause")
    void inAFile() {
        ProgressBar bar = new ProgressBar(out, false, false);
        bar.show(HALF);
        bar.show(HALF);
        bar.show(HELD);
        assertThat(written.toString().lines()).hasSize(2);
    }
}
