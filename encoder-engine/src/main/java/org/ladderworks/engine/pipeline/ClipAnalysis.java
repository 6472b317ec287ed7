package org.ladderworks.engine.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ladderworks.engine.encode.Material;
import org.ladderworks.engine.encode.PictureTreatment;
import org.ladderworks.engine.encode.SoundBeside;
import org.ladderworks.engine.probe.FrameIndex;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.StreamScan;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;

/**
 * What is known of one source of a title before anything is encoded.
 *
 * @param scanned the whole source; empty for one without pictures
 * @param index of the frames that are to be encoded; empty for a source without pictures
 * @param sound what is to be encoded of a source of sound alone
 * @param treatment what is to be done to the pictures
 * @param beside whose sound is heard instead of the source's own
 * @param notes a sentence for each thing that is done to the source, or that could be
 */
public record ClipAnalysis(
        Source source,
        ProbeResult probe,
        Optional<StreamScan> scanned,
        Optional<FrameIndex> index,
        Optional<Trim.Stretch> sound,
        PictureTreatment treatment,
        Optional<BesideAnalysis> beside,
        List<String> notes) {
    public ClipAnalysis {
        notes = List.copyOf(notes);
    }

    /** A sentence, told of this source among others. */
    String named(String note) {
        return source.file().getFileName() + ": " + note;
    }

    MediaTime length() {
        return index.map(FrameIndex::length).orElseGet(() -> sound.orElseThrow().length());
    }

    /** @param fingerprint of each source */
    Material material(Function<Source, String> fingerprint) {
        Fingerprinted known = new Fingerprinted(source, fingerprint.apply(source));
        Optional<SoundBeside> sound = beside.map(file -> new SoundBeside(
                new Fingerprinted(file.source(), fingerprint.apply(file.source())), file.probe(), heardFirst(file)));
        Material material = own(known).with(sound);
        return isWhole() ? material : material.cut();
    }

    private boolean isWhole() {
        return index.map(frames ->
                        frames.frames() == scanned.orElseThrow().index().frames())
                .orElseGet(() -> sound.orElseThrow().length().sameAs(Analyst.audioLength(source, probe)));
    }

    /** A file's first sample is heard with the first frame of the whole source. */
    private MediaTime heardFirst(BesideAnalysis file) {
        MediaTime first = file.probe().audio().getFirst().start();
        return index.map(frames -> frames.start()
                        .minus(new MediaTime(frames.sourceStart(), frames.timescale()))
                        .plus(first))
                .orElse(first);
    }

    private Material own(Fingerprinted known) {
        return index.map(frames -> Material.pictures(known, probe, frames, treatment))
                .orElseGet(() -> Material.sound(
                        known,
                        probe,
                        sound.orElseThrow().start(),
                        sound.orElseThrow().length()));
    }
}
