package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;

/** The whole box tree of a header and a segment, from a hand-made stream that no encoder version changes. */
class BoxTreeGoldenTest {
    @TempDir
    Path folder;

    @Test
    void headerAndSegmentAreWrittenBoxForBox() {
        Path clip = new SyntheticMp4("I0 P3 b1 b2 I4 P6 b5 P7").write(folder.resolve("clip.mp4"));
        Packages.pack(folder.resolve("out"), Clips.rung(clip));

        Path track = folder.resolve("out/video/avc-180p");
        Golden.check("boxes/avc-init.txt", BoxDump.of(track.resolve("init.mp4")));
        Golden.check("boxes/avc-segment.txt", BoxDump.of(track.resolve("00001.m4s")));
    }

    @Test
    void hevcHeaderAndSegmentAreWrittenBoxForBox() {
        Path clip = new SyntheticMp4("I0 P3 b1 b2 I4 P6 b5 P7")
                .hevc("hev1", SyntheticMp4.HVCC.replace("0f03a0", "0f0320"))
                .inBand(SyntheticMp4.HEVC_PPS)
                .write(folder.resolve("clip.mp4"));
        Packages.pack(folder.resolve("out"), Clips.rung(clip));

        Path track = folder.resolve("out/video/hevc-180p");
        Golden.check("boxes/hevc-init.txt", BoxDump.of(track.resolve("init.mp4")));
        Golden.check("boxes/hevc-segment.txt", BoxDump.of(track.resolve("00001.m4s")));
    }

    @Test
    void av1HeaderAndSegmentAreWrittenBoxForBox() {
        Path clip =
                new SyntheticMp4("I0 P1 P2 P3 I4 P5 P6 P7").av1().inBand("1200").write(folder.resolve("clip.mp4"));
        Packages.pack(folder.resolve("out"), Clips.rung(clip));

        Path track = folder.resolve("out/video/av1-180p");
        Golden.check("boxes/av1-init.txt", BoxDump.of(track.resolve("init.mp4")));
        Golden.check("boxes/av1-segment.txt", BoxDump.of(track.resolve("00001.m4s")));
    }

    /** Silence: whatever the encoder's version, its frames say nothing but that. */
    @Test
    void aacHeaderAndSegmentAreWrittenBoxForBox() {
        Path sound = folder.resolve("sound.m4a");
        RealTools.ffmpeg(List.of(
                "-f", "lavfi", "-i", "anullsrc=cl=stereo:r=48000", "-t", "0.2", "-c:a", "aac", sound.toString()));
        Packages.pack(folder.resolve("out"), Clips.sound("en", sound));

        Path track = folder.resolve("out/audio/en-main-aac-2");
        Golden.check("boxes/aac-init.txt", BoxDump.of(track.resolve("init.mp4")));
        Golden.check("boxes/aac-segment.txt", BoxDump.of(track.resolve("00001.m4s")));
    }
}
