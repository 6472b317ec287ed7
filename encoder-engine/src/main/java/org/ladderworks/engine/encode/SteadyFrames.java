package org.ladderworks.engine.encode;

import java.nio.file.Path;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.error.PackagingException;

/** Looks whether frames of encoded sound stand one behind the other. */
final class SteadyFrames {
    private SteadyFrames() {}

    /** False where there is a gap or an overlap; the last frame may be of any length. */
    static boolean in(Path file, AudioCodec codec) {
        try {
            SampleTable samples = Mp4File.read(file).tracks().getFirst().samples();
            for (int i = 1; i < samples.count(); i++) {
                if (samples.decodeTime(i) - samples.decodeTime(i - 1) != codec.frameSamples()) {
                    return false;
                }
            }
            return true;
        } catch (PackagingException e) {
            // Whoever packages it says what is wrong.
            return true;
        }
    }
}
