package org.ladderworks.app.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.words.SaidError;
import org.ladderworks.app.ui.words.Words;

class NoticeBarTest {
    private static final Words GERMAN = Words.in(Locale.GERMAN);

    @Test
    @DisplayName("an error that should not happen is told in the window's language; what goes to support is in English")
    void bug() {
        Notice bug = Notice.bug(new IllegalStateException("x < {0} 'y'"));
        SaidError english = NoticeBar.said(bug, Words.in(Locale.ENGLISH));
        assertThat(english.what())
                .isEqualTo("An error that should not happen: java.lang.IllegalStateException: x < {0} 'y'");
        assertThat(english.remedy())
                .isEqualTo(
                        "Nothing that was confirmed is lost. Try again; if it comes again, report it with its details.");
        SaidError german = NoticeBar.said(bug, GERMAN);
        assertThat(german.what())
                .isEqualTo("Ein Fehler, den es nicht geben sollte: java.lang.IllegalStateException: x < {0} 'y'");
        assertThat(german.remedy()).startsWith("Nichts, was bestätigt war, ist verloren.");
        assertThat(bug.asText()).startsWith(english.what()).contains(english.remedy());
    }

    @Test
    @DisplayName("what was said in the window's words already stays")
    void others() {
        assertThat(NoticeBar.said(Notice.done("Gespeichert."), GERMAN))
                .isEqualTo(new SaidError("Gespeichert.", "", ""));
    }
}
