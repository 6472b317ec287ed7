package org.ladderworks.engine.trickplay;

import java.util.Optional;

/**
 * What is asked of pictures beside a title, and of what is kept for review.
 *
 * @param thumbnails empty for none
 * @param posters empty for none
 * @param iFrames whether there is a rendition of I-frames alone, one a second, beside the I-frames of every rung
 * @param review whether the package holds what a window for review draws: shots, waveforms and loudness
 */
public record TrickPlaySettings(
        Optional<ThumbnailSettings> thumbnails, Optional<PosterSettings> posters, boolean iFrames, boolean review) {
    /** Nothing. */
    public static final TrickPlaySettings NONE =
            new TrickPlaySettings(Optional.empty(), Optional.empty(), false, false);

    /** Thumbnails and the best posters. */
    public static TrickPlaySettings standard() {
        return new TrickPlaySettings(
                Optional.of(ThumbnailSettings.standard()), Optional.of(PosterSettings.best()), false, true);
    }

    /** The same with other thumbnails. */
    public TrickPlaySettings with(ThumbnailSettings changed) {
        return new TrickPlaySettings(Optional.of(changed), posters, iFrames, review);
    }

    /** The same with other posters. */
    public TrickPlaySettings with(PosterSettings changed) {
        return new TrickPlaySettings(thumbnails, Optional.of(changed), iFrames, review);
    }

    /** The same with a rendition of I-frames alone. */
    public TrickPlaySettings withIFrames() {
        return new TrickPlaySettings(thumbnails, posters, true, review);
    }

    /** The same with data for review, or without. */
    public TrickPlaySettings withReview(boolean wanted) {
        return new TrickPlaySettings(thumbnails, posters, iFrames, wanted);
    }

    /** Refuses what cannot be, before anything is done. */
    public void check() {
        thumbnails.ifPresent(ThumbnailSettings::check);
        posters.ifPresent(PosterSettings::check);
    }
}
