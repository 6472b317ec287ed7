package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/**
 * One encode job as asked for.
 *
 * @param clips what is encoded, one behind the other; at least one
 * @param output folder that the package is to become
 * @param presets ladders to fit to the source, one for each codec; empty for what is proposed for it
 * @param pictures what the operator decided about the source's pictures
 * @param text what is asked of subtitles and captions
 * @param overlays what is to be laid over the pictures
 * @param trickPlay what is asked of pictures beside the title
 * @param work where finished chunks are kept: a job that was killed is taken up from there, and no job encodes them again
 */
public record JobSpec(
        List<ClipSpec> clips,
        Path output,
        List<LadderPreset> presets,
        EncodeSettings encode,
        PictureChoice pictures,
        TextSettings text,
        OverlaySettings overlays,
        TrickPlaySettings trickPlay,
        PackageSpec packaging,
        WorkFolder work,
        Effort effort) {
    public JobSpec {
        clips = List.copyOf(clips);
        presets = List.copyOf(presets);
    }

    /** As is proposed for the clips, with all of the machine. */
    public static JobSpec of(List<ClipSpec> clips, Path output, WorkFolder work) {
        return new JobSpec(
                clips,
                output,
                List.of(),
                EncodeSettings.standard(),
                PictureChoice.standard(),
                TextSettings.standard(),
                OverlaySettings.NONE,
                TrickPlaySettings.standard(),
                PackageSpec.standard(),
                work,
                Effort.full());
    }

    /** The same for all of one source. */
    public static JobSpec of(Path source, Path output, WorkFolder work) {
        return of(List.of(ClipSpec.whole(source)), output, work);
    }

    /** The same with other ladders than those proposed. */
    public JobSpec with(List<LadderPreset> ladders) {
        return new JobSpec(
                clips, output, ladders, encode, pictures, text, overlays, trickPlay, packaging, work, effort);
    }

    /** The same encoded in another way. */
    public JobSpec with(EncodeSettings settings) {
        return new JobSpec(
                clips, output, presets, settings, pictures, text, overlays, trickPlay, packaging, work, effort);
    }

    /** The same with something decided about the pictures. */
    public JobSpec with(PictureChoice choice) {
        return new JobSpec(clips, output, presets, encode, choice, text, overlays, trickPlay, packaging, work, effort);
    }

    /** The same with other text. */
    public JobSpec with(TextSettings texts) {
        return new JobSpec(
                clips, output, presets, encode, pictures, texts, overlays, trickPlay, packaging, work, effort);
    }

    /** The same with something over the pictures. */
    public JobSpec with(OverlaySettings laid) {
        return new JobSpec(clips, output, presets, encode, pictures, text, laid, trickPlay, packaging, work, effort);
    }

    /** The same with other pictures beside the title. */
    public JobSpec with(TrickPlaySettings wanted) {
        return new JobSpec(clips, output, presets, encode, pictures, text, overlays, wanted, packaging, work, effort);
    }

    /** The same in another package. */
    public JobSpec with(PackageSpec wanted) {
        return new JobSpec(clips, output, presets, encode, pictures, text, overlays, trickPlay, wanted, work, effort);
    }

    /** The same with more or less of the machine. */
    public JobSpec with(Effort limit) {
        return new JobSpec(clips, output, presets, encode, pictures, text, overlays, trickPlay, packaging, work, limit);
    }
}
