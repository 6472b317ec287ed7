package org.ladderworks.engine.pipeline;

import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.source.Source;

/** Refuses what does not go together: sources with each other, and with what is asked of them. Pure. */
final class JoinChecks {
    private JoinChecks() {}

    static SourceException withoutPictures(Source source, BesideAnalysis beside) {
        return new SourceException(
                ErrorCode.SOURCES_DO_NOT_JOIN,
                "%s has no pictures for the sound of %s"
                        .formatted(source.file(), beside.source().file()),
                "Name a source with pictures, or leave --audio-file out.");
    }

    static void refuseMixed(List<ClipAnalysis> clips) {
        boolean pictures = clips.getFirst().index().isPresent();
        clips.stream()
                .filter(clip -> clip.index().isPresent() != pictures)
                .findFirst()
                .ifPresent(other -> {
                    throw new SourceException(
                            ErrorCode.SOURCES_DO_NOT_JOIN,
                            "%s has %s pictures, but %s has %s"
                                    .formatted(
                                            other.source().file(),
                                            pictures ? "no" : "moving",
                                            clips.getFirst().source().file(),
                                            pictures ? "some" : "none"),
                            "Join sources that all have pictures, or that all have none.");
                });
    }

    /** Who gives a rate means images: that a file keeps its own must not go unseen. */
    static void refuseRates(List<ClipSpec> specs, List<ClipAnalysis> clips) {
        boolean asked = specs.stream().anyMatch(spec -> spec.rate().isPresent());
        if (asked && clips.stream().noneMatch(clip -> clip.source().images().isPresent())) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "a frame rate is given, but " + clips.getFirst().source().file() + " is no sequence of images",
                    "Leave --frame-rate out: other sources have a rate of their own.");
        }
    }

    /** Light that is not in the source cannot be put back; joined sources are brought to one SDR picture. */
    static void refuseHdr(List<ClipAnalysis> clips, List<LadderPreset> presets) {
        presets.stream().filter(LadderPreset::highDynamicRange).findFirst().ifPresent(preset -> {
            ClipAnalysis first = clips.getFirst();
            if (!first.probe().video().getFirst().colour().isHighDynamicRange()) {
                throw new UsageException(
                        ErrorCode.PRESET_NEEDS_HDR,
                        "the preset " + preset.name() + " makes HDR, but "
                                + first.source().file() + " is SDR: its transfer is neither PQ nor HLG",
                        "Use an SDR preset, such as web-hevc. A file whose tags are missing must be tagged first.");
            }
            if (clips.size() > 1) {
                throw new SourceException(
                        ErrorCode.SOURCES_DO_NOT_JOIN,
                        "the preset " + preset.name() + " makes HDR, but joined sources become SDR",
                        "Use an SDR preset, such as web-hevc, or join them in an editor and encode its export.");
            }
        });
    }
}
