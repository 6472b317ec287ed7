package org.ladderworks.engine.cmaf.cenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

class SubsamplesTest {
    @Test
    @DisplayName("PR-46 in cenc protected bytes are a multiple of 16, and what is beyond goes to the clear ones before")
    void pr46ProtectedBytesAreWholeBlocks() {
        Subsamples parts = new Subsamples(ProtectionScheme.CENC);
        parts.add(9, 100);
        parts.add(12, 15);
        parts.add(30, 32);
        parts.endSample();

        assertThat(told(parts, 0)).containsExactly("13+96", "57+32");
    }

    @Test
    @DisplayName("PR-47 in cbcs protected bytes begin right behind the header, whatever their number")
    void pr47ProtectedBytesBeginBehindTheHeader() {
        Subsamples parts = new Subsamples(ProtectionScheme.CBCS);
        parts.add(9, 100);
        parts.add(12, 15);
        parts.add(7, 0);
        parts.endSample();
        parts.add(5, 0);
        parts.endSample();

        assertThat(told(parts, 0)).containsExactly("9+100", "12+15", "7+0");
        assertThat(told(parts, 1)).containsExactly("5+0");
    }

    @Test
    @DisplayName("PR-48 more than 65,535 clear bytes are told by several entries")
    void pr48ManyClearBytesAreSplit() {
        Subsamples parts = new Subsamples(ProtectionScheme.CBCS);
        parts.add(65_535, 16);
        parts.add(65_536, 16);
        parts.add(200_000, 0);
        parts.endSample();

        assertThat(told(parts, 0))
                .containsExactly("65535+16", "65535+0", "1+16", "65535+0", "65535+0", "65535+0", "3395+0");
    }

    @Test
    void aSampleOfMorePartsThanBoxesCanTellIsRefused() {
        Subsamples cenc = new Subsamples(ProtectionScheme.CENC);
        Subsamples cbcs = new Subsamples(ProtectionScheme.CBCS);
        for (int i = 0; i < 40; i++) {
            cenc.add(1, 16);
            cbcs.add(1, 16);
        }
        cbcs.add(1, 16);
        cbcs.add(1, 16);

        for (Subsamples full : List.of(cenc, cbcs)) {
            assertThatThrownBy(() -> full.add(1, 16))
                    .isInstanceOfSatisfying(
                            DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STREAM_NOT_PROTECTABLE));
        }
    }

    @Test
    void clearingForgetsAllSamples() {
        Subsamples parts = new Subsamples(ProtectionScheme.CBCS);
        parts.add(9, 100);
        parts.endSample();
        parts.add(1, 0);
        parts.clear();
        parts.add(2, 3);
        parts.endSample();

        assertThat(parts.samples()).isEqualTo(1);
        assertThat(told(parts, 0)).containsExactly("2+3");
    }

    private static List<String> told(Subsamples parts, int sample) {
        List<String> told = new ArrayList<>();
        for (int entry = parts.first(sample); entry < parts.end(sample); entry++) {
            told.add(parts.clearBytes(entry) + "+" + parts.protectedBytes(entry));
        }
        return told;
    }
}
