package org.ladderworks.engine.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.trickplay.PosterSettings;
import org.ladderworks.engine.trickplay.ThumbnailSettings;

/**
 * Pictures to make of a title that is not encoded.
 *
 * @param clips files, at least one; several are joined
 * @param output becomes a folder of pictures: new, empty, or one of an earlier job like this
 * @param thumbnails empty for none
 * @param posters empty for none
 * @param exact true for thumbnails of the very pictures of their times, for which all of the title is decoded; else they are of
 *     key frames that are near, where there are any
 */
public record ImagesSpec(
        List<ClipSpec> clips,
        Path output,
        PictureChoice pictures,
        Optional<ThumbnailSettings> thumbnails,
        Optional<PosterSettings> posters,
        boolean exact,
        Effort effort) {
    public ImagesSpec {
        clips = List.copyOf(clips);
    }

    /** Refuses what cannot be, before anything is done. */
    void check() {
        thumbnails.ifPresent(ThumbnailSettings::check);
        posters.ifPresent(PosterSettings::check);
        if (thumbnails.isEmpty() && posters.isEmpty()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "neither thumbnails nor posters are asked for, so there is nothing to make",
                    "Leave out --no-thumbnails, or --poster none.");
        }
    }
}
