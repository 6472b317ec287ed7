package org.ladderworks.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pixels of small pictures. */
class TitlePictureTest {
    private static int pixel(int luma, int blue, int red) {
        byte[] planes = {(byte) luma, (byte) luma, (byte) luma, (byte) luma, (byte) blue, (byte) red};
        int[] pixels = new TitlePicture(2, 2, planes, Duration.ZERO).argb();
        assertThat(pixels).hasSize(4).containsOnly(pixels[0]);
        return pixels[0];
    }

    @Test
    void coloursOfJpeg() {
        assertThat(pixel(0, 128, 128)).isEqualTo(0xFF000000);
        assertThat(pixel(255, 128, 128)).isEqualTo(0xFFFFFFFF);
        // Red, green and blue as JFIF has them.
        assertThat(pixel(76, 85, 255)).isEqualTo(0xFFFE0000);
        assertThat(pixel(150, 44, 21)).isEqualTo(0xFF00FF01);
        assertThat(pixel(29, 255, 107)).isEqualTo(0xFF0000FE);
    }

    @Test
    void everyPixelHasItsOwnLumaAndFourShareTheirChroma() {
        byte[] planes = new byte[4 * 2 * 3 / 2];
        for (int i = 0; i < 8; i++) {
            planes[i] = (byte) (i * 10);
        }
        planes[8] = (byte) 128;
        planes[9] = (byte) 128;
        planes[10] = (byte) 128;
        planes[11] = (byte) 228;
        int[] pixels = new TitlePicture(4, 2, planes, Duration.ZERO).argb();
        assertThat(pixels[1]).isEqualTo(0xFF0A0A0A);
        assertThat(pixels[5]).isEqualTo(0xFF323232);
        assertThat(pixels[2] >> 16 & 0xFF).isEqualTo(20 + 140);
        assertThat(pixels[7] >> 16 & 0xFF).isEqualTo(70 + 140);
    }

    @Test
    void aPictureThatIsCutShortIsNone() {
        assertThatThrownBy(() -> new TitlePicture(4, 2, new byte[11], Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
