package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.Golden;
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
}
