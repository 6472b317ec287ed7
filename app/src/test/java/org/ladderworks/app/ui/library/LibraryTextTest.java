package org.ladderworks.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.library.SourceWarning;
import org.ladderworks.app.ui.words.Words;

/** What is to be known of sources, in both languages of the window. */
class LibraryTextTest {
    private static final Words ENGLISH = Words.in(Locale.ENGLISH);
    private static final Words GERMAN = Words.in(Locale.GERMAN);

    @Test
    @DisplayName("what is left out of a source is kept with its title in English, and said in the window's language")
    void leftOut() {
        String kept = "stream 2: PGS subtitles, which are pictures (hdmv_pgs_subtitle)";
        assertThat(LibraryText.warning(kept, ENGLISH)).isEqualTo(kept);
        assertThat(LibraryText.warning(kept, GERMAN))
                .isEqualTo("Spur 2: Untertitel in PGS, die Bilder sind (hdmv_pgs_subtitle), werden nicht übernommen");
        assertThat(LibraryText.warning("stream 3: data (bin_data)", GERMAN))
                .isEqualTo("Spur 3: Daten (bin_data), werden nicht übernommen");
        assertThat(LibraryText.warning("stream 3: hologram (h1)", GERMAN))
                .isEqualTo("Spur 3: hologram (h1), wird nicht übernommen");
        assertThat(LibraryText.warning(SourceWarning.NO_SOUND.sentence(), GERMAN))
                .isEqualTo("Sie hat keinen Ton.");
    }
}
