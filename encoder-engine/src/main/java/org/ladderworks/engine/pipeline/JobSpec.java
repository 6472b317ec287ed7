package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.MediaTime;

/**
 * One encode job as asked for.
 *
 * @param clips what is encoded, one behind the other; at least one
 * @param output folder that the package is to become
 * @param presets ladders to fit to the source, one for each codec; empty for what is proposed for it
 * @param segment wanted length of a segment; empty for the default of the frame rate
 * @param work where finished chunks are kept: a job that was killed is taken up from there, and no job encodes them again
 * @param pictures what the operator decided about the source's pictures
 * @param text what is asked of subtitles and captions
 * @param overlays what is to be laid over the pictures
 * @param protection how the package is encrypted; empty for a clear one
 * @param transport whether there is HLS with MPEG-TS beside the CMAF tracks
 * @param audioOnlyVariant whether HLS lists sound alone as a variant, beside pictures
 */
public record JobSpec(
        List<ClipSpec> clips,
        Path output,
        List<LadderPreset> presets,
        Optional<MediaTime> segment,
        WorkFolder work,
        EncodeSettings encode,
        Effort effort,
        PictureChoice pictures,
        TextSettings text,
        OverlaySettings overlays,
        Optional<ProtectionSpec> protection,
        boolean transport,
        boolean audioOnlyVariant) {
    public JobSpec {
        clips = List.copyOf(clips);
        presets = List.copyOf(presets);
    }

    /** With nothing over the pictures, in clear. */
    public JobSpec(
            List<ClipSpec> clips,
            Path output,
            List<LadderPreset> presets,
            Optional<MediaTime> segment,
            WorkFolder work,
            EncodeSettings encode,
            Effort effort,
            PictureChoice pictures,
            TextSettings text) {
        this(
                clips,
                output,
                presets,
                segment,
                work,
                encode,
                effort,
                pictures,
                text,
                OverlaySettings.NONE,
                Optional.empty(),
                false,
                false);
    }

    /** The same with something over the pictures. */
    public JobSpec with(OverlaySettings laid) {
        return new JobSpec(
                clips,
                output,
                presets,
                segment,
                work,
                encode,
                effort,
                pictures,
                text,
                laid,
                protection,
                transport,
                audioOnlyVariant);
    }

    /** The same with its package encrypted. */
    public JobSpec with(ProtectionSpec wanted) {
        return new JobSpec(
                clips,
                output,
                presets,
                segment,
                work,
                encode,
                effort,
                pictures,
                text,
                overlays,
                Optional.of(wanted),
                transport,
                audioOnlyVariant);
    }

    /** The same with HLS with MPEG-TS. */
    public JobSpec withTransport() {
        return listing(true, audioOnlyVariant);
    }

    /** The same with sound alone as a variant of HLS. */
    public JobSpec withAudioOnlyVariant() {
        return listing(transport, true);
    }

    private JobSpec listing(boolean streams, boolean audioOnly) {
        return new JobSpec(
                clips,
                output,
                presets,
                segment,
                work,
                encode,
                effort,
                pictures,
                text,
                overlays,
                protection,
                streams,
                audioOnly);
    }

    /** With no text but what is in the sources. */
    public JobSpec(
            List<ClipSpec> clips,
            Path output,
            List<LadderPreset> presets,
            Optional<MediaTime> segment,
            WorkFolder work,
            EncodeSettings encode,
            Effort effort,
            PictureChoice pictures) {
        this(clips, output, presets, segment, work, encode, effort, pictures, TextSettings.standard());
    }

    /** All of one source, with nothing decided about the pictures. */
    public JobSpec(
            Path source,
            Path output,
            List<LadderPreset> presets,
            Optional<MediaTime> segment,
            WorkFolder work,
            EncodeSettings encode,
            Effort effort) {
        this(source, output, presets, segment, work, encode, effort, PictureChoice.standard());
    }

    /** All of one source. */
    public JobSpec(
            Path source,
            Path output,
            List<LadderPreset> presets,
            Optional<MediaTime> segment,
            WorkFolder work,
            EncodeSettings encode,
            Effort effort,
            PictureChoice pictures) {
        this(List.of(ClipSpec.whole(source)), output, presets, segment, work, encode, effort, pictures);
    }
}
