package org.ladderworks.engine.cmaf.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.video.HevcSps;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.video.VideoFormat;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;

/** Levels are thirty times the level; colours are code points of BT.709 (1), BT.2020 (9; 1, 14, 15), PQ (16), HLG (18). */
class HevcProfilesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1920, 1080, 123, 1, 1, chhd",
        "2, 1920, 1080, 123, 1, 1, chh1",
        "1, 3840, 2160, 150, 1, 1, cud8",
        "2, 3840, 2160, 153, 1, 1, cud1",
        "2, 1280, 720, 126, 1, 1, cud1",
        "2, 3840, 2160, 153, 9, 1, cud1",
        "2, 3840, 2160, 153, 9, 14, cud1",
        "2, 3840, 2160, 153, 9, 15, cud1",
        "2, 3840, 2160, 153, 9, 16, chd1",
        "2, 768, 432, 90, 9, 16, chd1",
        "2, 3840, 2160, 153, 9, 18, clg1",
        "1, 1920, 1080, 123, 9, 16, none",
        "2, 3840, 2160, 156, 1, 1, none",
        "2, 4096, 2160, 153, 9, 16, none"
    })
    @DisplayName("PR-35 the brand is that of profile, size, level and colour")
    void pr35Brands(int profile, int width, int height, int level, int primaries, int transfer, String brand) {
        int matrix = primaries;
        VideoFormat format = new VideoFormat(
                new Resolution(width, height),
                1,
                profile == 2 ? 10 : 8,
                false,
                1,
                1,
                Optional.of(new VideoColour(primaries, transfer, matrix, false)));
        HevcSps sps = new HevcSps(0, false, profile, 0, 0, level, 1, format);
        assertThat(first(sps, new FrameRate(60, 1))).isEqualTo(brand);
        assertThat(first(sps, new FrameRate(61, 1))).isEqualTo("none");
        assertThat(first(new HevcSps(0, true, profile, 0, 0, level, 1, format), new FrameRate(60, 1)))
                .isEqualTo("none");
    }

    private static String first(HevcSps sps, FrameRate rate) {
        return Arrays.stream(MediaProfile.values())
                .filter(profile -> HevcProfiles.holds(profile, sps, rate))
                .map(MediaProfile::brand)
                .findFirst()
                .orElse("none");
    }
}
