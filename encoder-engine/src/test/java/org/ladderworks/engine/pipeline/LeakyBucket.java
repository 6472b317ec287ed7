package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PackageTimeline;

/** A buffer that every picture is poured into whole, and that empties at a constant rate (H.264, annex C). */
final class LeakyBucket {
    private LeakyBucket() {}

    /** The most bits that ever stand in it while a rung's pictures go through. */
    static double fullest(Path folder, PackagedTrack.Video rung, double bitsPerSecond) {
        Mp4Track track = PackageTimeline.track(folder, rung);
        double perFrame = bitsPerSecond / rung.frameRate().approximate();
        double held = 0;
        double most = 0;
        for (int i = 0; i < track.samples().count(); i++) {
            held = Math.max(0, held) + track.samples().size(i) * 8.0;
            most = Math.max(most, held);
            held -= perFrame;
        }
        return most;
    }
}
