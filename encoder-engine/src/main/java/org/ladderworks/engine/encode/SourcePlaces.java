package org.ladderworks.engine.encode;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.ladderworks.engine.time.MediaTime;

/** Tells people where in the source files a part of a title is: the times that a player shows, counted from a file's begin. */
final class SourcePlaces {
    private final EncodePlan plan;
    private final VideoPlan video;

    SourcePlaces(EncodePlan plan, VideoPlan video) {
        this.plan = plan;
        this.video = video;
    }

    VideoPlan video() {
        return video;
    }

    /** The file that a frame of the title is from. */
    String file(long frame) {
        return plan.sources().get(video.clipAt(frame)).source().file().toString();
    }

    /** When in that file it is shown, such as {@code 00:01:02.040}. */
    String time(long frame) {
        Clip clip = video.clips().get(video.clipAt(frame));
        return words(clip.timeInFile(video.frameRate(), frame - clip.firstFrame()));
    }

    /** All that a window is made of: minutes and files. */
    String all(ChunkWindow window) {
        return video.pieces(window).stream()
                .map(piece -> "%s to %s of %s".formatted(begin(piece), end(piece), file(first(piece))))
                .collect(Collectors.joining(" and "));
    }

    /** The files of a window; of several one is meant. */
    String files(ChunkWindow window) {
        return video.pieces(window).stream()
                .map(piece -> file(first(piece)))
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /** Where a tool failed that only said that it did, with its preposition, before the words "of" and {@link #files}. */
    String somewhere(ChunkWindow window) {
        List<ClipPiece> pieces = video.pieces(window);
        String first = "at or after " + begin(pieces.getFirst());
        return pieces.size() == 1 ? first : first + " of the first, or at the beginning of the next,";
    }

    private long first(ClipPiece piece) {
        return piece.clip().firstFrame() + piece.firstFrame();
    }

    private String begin(ClipPiece piece) {
        return time(first(piece));
    }

    private String end(ClipPiece piece) {
        MediaTime last = piece.clip().timeInFile(video.frameRate(), piece.firstFrame() + piece.frames() - 1);
        return words(last.plus(video.frameRate().frameDuration()));
    }

    private static String words(MediaTime time) {
        Duration length = Duration.ofMillis(Math.round(time.approximateSeconds() * 1000));
        return "%02d:%02d:%02d.%03d"
                .formatted(length.toHours(), length.toMinutesPart(), length.toSecondsPart(), length.toMillisPart());
    }
}
