package org.ladderworks.engine.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.overlay.DrawnText.Content;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timecode;

/** How large and where a text is drawn, and how its files are named in a filter graph. */
class TextFilterTest {
    private static final FrameRate NTSC = new FrameRate(30_000, 1001);
    private static final OverlayFile FONT = new OverlayFile(Path.of("/f.ttf"), "f");

    private static String filter(Content content, Place place, int width, int height, double widthOfSize) {
        DrawnText text = new DrawnText(
                content,
                FONT,
                new Placement(place, BigDecimal.valueOf(5), BigDecimal.valueOf(5)),
                BigDecimal.valueOf(widthOfSize),
                new BigDecimal("0.5"),
                true);
        OverlaidPicture picture =
                new OverlaidPicture(new Resolution(width, height), false, "bt709", "bt709", "bt709", Light.STANDARD);
        return TextFilter.of(text, picture, NTSC, 100);
    }

    private static Content.Words words(int line, int lines) {
        return new Content.Words(new OverlayFile(Path.of("/w.txt"), "w"), line, lines);
    }

    @Test
    @DisplayName("a share of the height, unless the text would then be wider than the picture")
    void size() {
        assertThat(filter(words(0, 1), Place.TOP, 1920, 1080, 12)).contains(":fontsize=54:");
        assertThat(filter(words(0, 1), Place.TOP, 640, 360, 12)).contains(":fontsize=18:");
        // 608 less two margins of 54 and two borders of 14 leaves 472.
        assertThat(filter(words(0, 1), Place.TOP, 608, 1080, 12)).contains(":fontsize=39:");
        assertThat(filter(words(0, 1), Place.TOP, 64, 36, 300)).contains(":fontsize=4:");
    }

    @Test
    @DisplayName("lines of a text stand below each other, from the side that they are set to")
    void lines() {
        assertThat(filter(words(0, 2), Place.TOP_LEFT, 1920, 1080, 9))
                .endsWith(":boxborderw=7|14|0:x=68:y=61+0*text_h:y_align=font");
        assertThat(filter(words(1, 2), Place.BOTTOM_RIGHT, 1920, 1080, 9))
                .endsWith(":boxborderw=0|14|7:x=w-text_w-68:y=h-1*text_h-61:y_align=font");
        assertThat(filter(words(1, 3), Place.CENTRE, 1920, 1080, 9))
                .endsWith(":boxborderw=0|14|0:x=(w-text_w)/2:y=(h-3*text_h)/2+1*text_h:y_align=font");
    }

    @Test
    @DisplayName("a time code begins with that of the window's first frame")
    void running() {
        Timecode start = Timecode.parse("00:00:58;00").orElseThrow();
        assertThat(filter(new Content.Running(start), Place.TOP, 1920, 1080, 7))
                .contains(":timecode=00\\\\:01\\\\:01\\;12:rate=30000/1001:tc24hmax=1:")
                .contains("fontcolor=white@0.5:box=1:boxcolor=black@0.25");
    }

    @Test
    @DisplayName("every sign that means something in a filter graph is escaped for both readings")
    void escaped() {
        assertThat(FilterValue.of("/a b/c'd:e")).isEqualTo("/a\\\\\\ b/c\\\\\\'d\\\\:e");
        assertThat(FilterValue.of("x[1],y;z=%{n}")).isEqualTo("x\\[1\\]\\,y\\;z=%{n}");
        assertThat(FilterValue.of("C:\\w")).isEqualTo("C\\\\:\\\\\\\\w");
    }
}
