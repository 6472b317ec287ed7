package org.ladderworks.engine.packaging;

import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleTable;

/** One chunk of a rendition: the file and the track in it. */
record Chunk(Mp4File file, Mp4Track track) {
    SampleTable samples() {
        return track.samples();
    }

    /** Bytes of all its samples. */
    long bytes() {
        long sum = 0;
        for (int i = 0; i < samples().count(); i++) {
            sum += samples().size(i);
        }
        return sum;
    }

    String name() {
        return file.path() + " (track " + track.id() + ")";
    }
}
