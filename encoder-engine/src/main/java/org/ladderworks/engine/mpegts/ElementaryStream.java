package org.ladderworks.engine.mpegts;

import java.util.Locale;
import java.util.MissingResourceException;

/**
 * One stream of a program.
 *
 * @param pid of its packets, 16 to 8190
 * @param language BCP 47; {@code und} where it is not known, and for pictures
 */
public record ElementaryStream(int pid, StreamType type, String language) {
    private static final int FIRST_PID = 0x10;
    private static final int LAST_PID = 0x1FFE;

    public ElementaryStream {
        if (pid < FIRST_PID || pid > LAST_PID) {
            throw new IllegalArgumentException("no PID of a stream: " + pid);
        }
    }

    /** H.264 pictures. */
    public static ElementaryStream pictures(int pid) {
        return new ElementaryStream(pid, StreamType.AVC, "und");
    }

    /** AAC. */
    public static ElementaryStream sound(int pid, String language) {
        return new ElementaryStream(pid, StreamType.AAC, language);
    }

    /** ISO 639-2; {@code und} where it has no code for the tag. */
    String threeLetters() {
        try {
            String code = Locale.forLanguageTag(language).getISO3Language();
            return code.matches("[a-z]{3}") ? code : "und";
        } catch (MissingResourceException e) {
            return "und";
        }
    }
}
