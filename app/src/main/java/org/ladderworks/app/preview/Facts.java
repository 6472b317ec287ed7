package org.ladderworks.app.preview;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/**
 * What a screening knows of its footage.
 *
 * @param canvas the size of the largest, in which views are told
 * @param footage in the order of opening
 */
public record Facts(Resolution canvas, List<Of> footage) {
    public Facts {
        footage = List.copyOf(footage);
    }

    /**
     * Of one.
     *
     * @param size of its pictures, upright
     * @param rate nominal; pictures of a variable rate have times of their own
     * @param length from where the title begins; empty where it is not told
     * @param codec as FFmpeg names it
     * @param pixels the form of its pictures, as FFmpeg names it, such as {@code yuv420p10le}
     * @param hdr {@code PQ} or {@code HLG}; empty for SDR. HDR is drawn tone-mapped
     * @param sounds audio tracks, in the order that {@code Screening.sound} counts
     * @param texts text tracks, likewise: first those that lie apart, then those inside of the file
     */
    public record Of(
            String label,
            Resolution size,
            FrameRate rate,
            Optional<MediaTime> length,
            String codec,
            String pixels,
            int bitDepth,
            Optional<String> hdr,
            List<Track> sounds,
            List<Text> texts) {
        public Of {
            sounds = List.copyOf(sounds);
            texts = List.copyOf(texts);
        }
    }

    /**
     * A track that can be chosen.
     *
     * @param language as the file tells it, or empty
     */
    public record Track(String label, String language) {}

    /**
     * A text track that can be chosen.
     *
     * @param label its title, or the name of its format where it has none
     * @param language as the file tells it, or empty
     */
    public record Text(String label, String language, Form form) {}

    /** What a text track is made of; only lines are shown. */
    public enum Form {
        /** Words, which are shown. */
        LINES,
        /** Pictures of words, as on discs and in broadcasts. */
        IMAGES,
        /** A format that nothing here reads. */
        UNREAD
    }
}
