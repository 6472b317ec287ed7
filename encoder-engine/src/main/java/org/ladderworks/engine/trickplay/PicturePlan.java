package org.ladderworks.engine.trickplay;

import java.util.Optional;
import org.ladderworks.engine.encode.PicturesBeside;
import org.ladderworks.engine.encode.StillsPlan;
import org.ladderworks.engine.encode.VideoPlan;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;

/**
 * Which pictures are made beside one title. Pure.
 *
 * @param stills that thumbnails are made of and posters found by
 */
public record PicturePlan(StillsPlan stills, Optional<ThumbnailPlan> thumbnails, Optional<PosterSettings> posters) {
    /** For a title; empty where nothing is asked for. Fails with a UsageException where it does not fit the title. */
    public static Optional<PicturePlan> of(TrickPlaySettings settings, VideoPlan video) {
        Optional<ThumbnailPlan> thumbnails = settings.thumbnails().map(wanted -> ThumbnailPlan.of(wanted, video));
        if (thumbnails.isEmpty() && settings.posters().isEmpty()) {
            return Optional.empty();
        }
        settings.posters().flatMap(PosterSettings::at).ifPresent(time -> checkInside(time, video.length()));
        StillsPlan stills = thumbnails
                .map(ThumbnailPlan::stills)
                .orElseGet(() ->
                        ThumbnailPlan.of(ThumbnailSettings.standard(), video).stills());
        return Optional.of(new PicturePlan(stills, thumbnails, settings.posters()));
    }

    /** What the encode must take for them. */
    public PicturesBeside beside() {
        return new PicturesBeside(Optional.of(stills), posters.isPresent());
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
