package org.ladderworks.app.jobfile;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.trickplay.ImageFormat;
import org.ladderworks.engine.trickplay.PosterSettings;
import org.ladderworks.engine.trickplay.SheetGrid;
import org.ladderworks.engine.trickplay.ThumbnailSettings;
import org.ladderworks.engine.trickplay.TrickPlaySettings;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of pictures beside the title. */
final class TrickPlayReader {
    private static final List<String> OF_THUMBNAILS = List.of("intervalSeconds", "size", "grid", "sprites", "bif");

    private TrickPlayReader() {}

    /** Nothing where something is wrong with what is said. */
    static TrickPlaySettings read(JsonNode trickPlay, Problems problems) {
        if (!trickPlay.path("thumbnails").asBoolean(true)) {
            OF_THUMBNAILS.stream()
                    .filter(trickPlay::has)
                    .forEach(field -> problems.add(
                            "/trickPlay/" + field, "says how thumbnails are to be, and there are to be none"));
        }
        try {
            TrickPlaySettings settings = new TrickPlaySettings(
                    trickPlay.path("thumbnails").asBoolean(true)
                            ? Optional.of(thumbnails(trickPlay))
                            : Optional.empty(),
                    poster(trickPlay.path("poster").asString("best")),
                    trickPlay.path("iFrameRendition").asBoolean(false),
                    trickPlay.path("review").asBoolean(true));
            settings.check();
            return settings;
        } catch (UsageException e) {
            problems.add("/trickPlay", e.getMessage() + ". " + e.remedy());
            return TrickPlaySettings.NONE;
        }
    }

    private static ThumbnailSettings thumbnails(JsonNode trickPlay) {
        ThumbnailSettings standard = ThumbnailSettings.standard();
        return new ThumbnailSettings(
                interval(trickPlay.path("intervalSeconds")),
                trickPlay.path("size").asInt(standard.longSide()),
                SheetGrid.parse(trickPlay.path("grid").asString(standard.grid().toString())),
                ImageFormat.valueOf(trickPlay
                        .path("sprites")
                        .asString(standard.sprites().toString())
                        .toUpperCase(Locale.ROOT)),
                trickPlay.path("bif").asBoolean(standard.bif()));
    }

    private static Optional<PosterSettings> poster(String word) {
        return switch (word) {
            case "none" -> Optional.empty();
            case "best" -> Optional.of(PosterSettings.best());
            case "second" -> Optional.of(PosterSettings.picked(2));
            case "third" -> Optional.of(PosterSettings.picked(3));
            default -> Optional.of(PosterSettings.at(time(word)));
        };
    }

    private static MediaTime time(String word) {
        if (CutPoint.parse(word) instanceof CutPoint.Clock clock) {
            return clock.time();
        }
        throw new UsageException(
                ErrorCode.BAD_CUT, "the poster's time is a time code, " + word, "Give seconds (62.5) or HH:MM:SS.mmm.");
    }

    private static Optional<MediaTime> interval(JsonNode seconds) {
        return seconds.isMissingNode()
                ? Optional.empty()
                : Optional.of(MediaTime.ofSeconds(seconds.decimalValue().toPlainString()));
    }
}
