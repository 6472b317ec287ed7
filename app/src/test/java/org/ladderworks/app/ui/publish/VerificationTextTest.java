package org.ladderworks.app.ui.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.studio.Verified;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.verify.Finding;
import org.ladderworks.publish.verify.Finding.Kind;

/** What viewers get as it was kept, by earlier programs too, in both languages of the window. */
class VerificationTextTest {
    private static String wrong(Locale language, String what, String expected, String measured) {
        Finding finding = new Finding(Kind.RANGE, "film/v/1/a.m4s", what, expected, measured);
        Verified found = new Verified(Instant.EPOCH, "http://x", "1", 1, 0, false, 1, List.of(finding));
        return VerificationText.lines(found, Words.in(language)).getFirst().wrong();
    }

    @Test
    @DisplayName("what was looked at, expected and measured is said in the language of the window where it is words")
    void values() {
        assertThat(wrong(Locale.ENGLISH, "a range", "206 with bytes 10-19/44", "200 with nothing"))
                .isEqualTo("a.m4s\na range: 200 with nothing; expected: 206 with bytes 10-19/44");
        assertThat(wrong(Locale.GERMAN, "a range", "206 with bytes 10-19/44", "200 with nothing"))
                .isEqualTo("a.m4s\nein Teil: 200, ohne Angabe; erwartet: 206 mit bytes 10-19/44");
        assertThat(wrong(Locale.GERMAN, "answer", "the object", "a redirect (302)"))
                .isEqualTo("a.m4s\nAntwort: eine Weiterleitung (302); erwartet: das Objekt");
        assertThat(wrong(Locale.GERMAN, "a request that is not signed", "refused with 403", "let in (206)"))
                .isEqualTo("a.m4s\neine Anfrage ohne Signatur: eingelassen (206); erwartet: mit 403 abgewiesen");
    }

    @Test
    @DisplayName("names and values of headers are as they are")
    void headers() {
        assertThat(wrong(Locale.GERMAN, "Cache-Control", "max-age=60", "no-store"))
                .isEqualTo("a.m4s\nCache-Control: no-store; erwartet: max-age=60");
    }
}
