package org.ladderworks.engine.trickplay;

import java.util.Optional;
import org.ladderworks.engine.encode.Beside;
import org.ladderworks.engine.encode.IFrameRung;
import org.ladderworks.engine.encode.RungPlan;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which pictures are made beside one title. Pure.
 *
 * @param stills that thumbnails are made of and posters found by; empty where there are neither
 * @param iFrames a rung of I-frames alone; empty for none
 */
public record PicturePlan(
        Optional<StillsPlan> stills,
        Optional<ThumbnailPlan> thumbnails,
        Optional<PosterSettings> posters,
        Optional<RungPlan> iFrames) {
    /** For a title. Fails with a UsageException where what is asked for does not fit it. */
    public static PicturePlan of(TrickPlaySettings settings, VideoPlan video) {
        Optional<ThumbnailPlan> thumbnails = settings.thumbnails().map(wanted -> ThumbnailPlan.of(wanted, video));
        settings.posters().flatMap(PosterSettings::at).ifPresent(time -> checkInside(time, video.length()));
        Optional<StillsPlan> stills = thumbnails
                .map(ThumbnailPlan::stills)
                .or(() -> settings.posters()
                        .map(_ -> ThumbnailPlan.of(ThumbnailSettings.standard(), video)
                                .stills()));
        Optional<RungPlan> iFrames = settings.iFrames() ? Optional.of(IFrameRung.of(video)) : Optional.empty();
        return new PicturePlan(stills, thumbnails, settings.posters(), iFrames);
    }

    /** What the encode must take for them, and what for review. */
    public Beside beside(boolean review) {
        return new Beside(stills, review || posters.isPresent(), iFrames, review);
    }

    /** Names what is made of that: equal where every byte would be. */
    public String identity() {
        return thumbnails.map(plan -> "-" + plan.identity()).orElse("")
                + posters.map(wanted -> "-" + wanted.identity()).orElse("");
    }

    private static void checkInside(MediaTime time, MediaTime length) {
        if (time.compareTo(length) >= 0) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "the poster is to be of " + time.toSeconds(3) + " s, and the title ends at " + length.toSeconds(3)
                            + " s",
                    "Name a time of the title.");
        }
    }
}
