package org.ladderworks.engine.pipeline;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.source.Source;

/**
 * What is known of a source before anything is encoded.
 *
 * @param index empty for a source without pictures
 * @param scan what was measured on its pictures
 * @param treatment what is to be done to them
 * @param notes a sentence for each thing that is done to the pictures, or that could be
 */
public record Analysis(
        Source source,
        ProbeResult probe,
        Optional<FrameIndex> index,
        PictureScan scan,
        PictureTreatment treatment,
        Ladder ladder,
        List<String> notes) {
    public Analysis {
        notes = List.copyOf(notes);
    }
}
