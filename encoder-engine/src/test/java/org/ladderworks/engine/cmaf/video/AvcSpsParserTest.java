package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.Resolution;

class AvcSpsParserTest {
    @TempDir
    Path folder;

    @Test
    void readsProfileLevelSizeAndTiming() {
        AvcSps sps = AvcSpsParser.parse(HexFormat.of().parseHex(SyntheticMp4.SPS));

        assertThat(sps.codecs()).isEqualTo("avc1.4d400c");
        assertThat(sps.format().resolution()).isEqualTo(new Resolution(320, 180));
        assertThat(sps.ticksPerSecond()).isEqualTo(50 * sps.unitsPerTick());
        assertThat(sps.format().interlaced()).isFalse();
        assertThat(sps.format().bitDepth()).isEqualTo(8);
        assertThat(sps.format().chromaFormat()).isEqualTo(1);
    }

    @Test
    void readsCroppingAspectRatioAndColourOfWhatX264Writes() {
        Path clip = Clips.video()
                .size("722x482")
                .frames(2)
                .with("-vf", "setsar=32/27,setparams=range=pc", "-x264-params", Clips.X264 + ":fullrange=1")
                .encode(folder.resolve("clip.mp4"));

        AvcSps sps = sps(clip);

        assertThat(sps.format().resolution()).isEqualTo(new Resolution(722, 482));
        assertThat(sps.format().sarWidth() * 27).isEqualTo(sps.format().sarHeight() * 32);
        assertThat(sps.format().colour()).isEqualTo(Optional.of(new VideoColour(1, 1, 1, true)));
        assertThat(sps.profile()).isEqualTo(77);
    }

    @Test
    void readsTheLevelThatTheEncoderWasAskedFor() {
        Path clip = Clips.video().frames(2).with("-level", "4.2").encode(folder.resolve("clip.mp4"));

        assertThat(sps(clip).level()).isEqualTo(42);
        assertThat(sps(clip).codecs()).endsWith("2a");
    }

    @Test
    void anSpsCutAnywhereIsMalformedOrShorterButNeverCrashes() {
        byte[] whole = HexFormat.of().parseHex(SyntheticMp4.SPS);
        // The VUI ends in flags that nobody reads; everything before is needed.
        for (int length = 0; length < 12; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> AvcSpsParser.parse(cut)).isInstanceOf(MalformedMediaException.class);
        }
    }

    private static AvcSps sps(Path clip) {
        var entry = (SampleEntry.Video) Mp4File.read(clip).tracks().getFirst().entry();
        return ((AvcConfiguration) entry.configuration()).sps();
    }
}
