package org.ladderworks.app.ui.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.ui.words.Words;

/** What is wrong with a profile, in both languages of the window. */
class ProtectionWordsTest {
    private static String said(String path, String says, Locale language) {
        return ProtectionWords.problem(new Problem(path, OptionalInt.empty(), says), Words.in(language));
    }

    @Test
    @DisplayName("what the schema finds is said in the language of the window, and what is told seldom as it was told")
    void problems() {
        assertThat(said("/drm/keys/speke", "missing", Locale.ENGLISH)).isEqualTo("keys.speke: missing");
        assertThat(said("/drm/keys/speke", "missing", Locale.GERMAN)).isEqualTo("keys.speke: fehlt");
        assertThat(said("/drm/scheme", "\"cbs\" is not one of cbcs, cenc; did you mean \"cbcs\"?", Locale.GERMAN))
                .isEqualTo("scheme: \"cbs\" ist nicht eines von cbcs, cenc; ist \"cbcs\" gemeint?");
        assertThat(said("/drm", "is 70; choose 1 to 63 for AV1", Locale.GERMAN))
                .isEqualTo("ist 70; für AV1 1 bis 63 wählen");
        assertThat(said("/drm", "is 7000; choose 16 to 4096", Locale.GERMAN)).isEqualTo("ist 7000; 16 bis 4096 wählen");
        assertThat(said("/drm", "something rare", Locale.GERMAN)).isEqualTo("something rare");
    }
}
