package org.ladderworks.engine.overlay;

import java.math.BigDecimal;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.Timecode;

/**
 * A line of words or a running time code, drawn over the picture: white on a dark box, or without it.
 *
 * @param widthOfSize how wide it, or the longest line of its text, is in a font of size 1, above 0: so it can be kept within the picture
 * @param opacity above 0, to 1
 */
public record DrawnText(
        Content content,
        OverlayFile font,
        Placement placement,
        BigDecimal widthOfSize,
        BigDecimal opacity,
        boolean box) {
    /** What is drawn. */
    public sealed interface Content {
        /**
         * The same in every frame. A file, since no word in it is then taken for a command; of one line, since FFmpeg draws
         * a sign for what ends a line.
         *
         * @param line of a text, counted from 0
         * @param lines that the text has
         */
        record Words(OverlayFile file, int line, int lines) implements Content {}

        /** The number of each frame; the title's first frame has this one. */
        record Running(Timecode start) implements Content {
            /** The same in a window that begins with this frame of the title: the filter counts from its own first frame. */
            Running from(long firstFrame, FrameRate rate) {
                return new Running(Timecode.of(start.frameNumber(rate) + firstFrame, rate, start.dropFrame()));
            }
        }
    }

    DrawnText unnamed() {
        Content nameless = content instanceof Content.Words words
                ? new Content.Words(words.file().unnamed(), words.line(), words.lines())
                : content;
        return new DrawnText(nameless, font.unnamed(), placement, widthOfSize, opacity, box);
    }

    /** Counted from 0. */
    int line() {
        return content instanceof Content.Words words ? words.line() : 0;
    }

    int lines() {
        return content instanceof Content.Words words ? words.lines() : 1;
    }

    boolean isRunning() {
        return content instanceof Content.Running;
    }
}
