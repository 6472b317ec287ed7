package org.ladderworks.engine.packaging;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.text.TextTrack;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** Names in a package: stable, telling, and free of titles. */
final class TrackPaths {
    private final Set<String> given = new HashSet<>();

    /** Five digits, more from 100,000 on. */
    static String segment(int number) {
        return String.format(Locale.ROOT, "%05d.m4s", number);
    }

    /** {@code video/avc-1080p}; with the bit rate in kb/s where other rungs of the family have the same height. */
    String video(VideoSource source, List<VideoSource> all) {
        boolean shared = all.stream()
                        .filter(other -> familyAndHeight(other).equals(familyAndHeight(source)))
                        .count()
                > 1;
        String path = "video/" + familyAndHeight(source);
        return unique(shared ? path + "-" + kilobits(source) + "k" : path);
    }

    /** {@code trick/avc-360p-iframes}. */
    String winding(VideoSource source) {
        return unique("trick/" + familyAndHeight(source) + "-iframes");
    }

    /** {@code audio/en-main-aac-2}. */
    String audio(AudioSource source) {
        String language = source.rendition().language();
        String role = source.rendition().role();
        if (!language.matches("[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*") || !role.matches("[A-Za-z0-9-]+")) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "The language \"" + language + "\" or the role \"" + role + "\" of " + source.name()
                            + " is not well-formed",
                    "Use a BCP 47 tag such as en or pt-BR, and a DASH role such as main.");
        }
        return unique("audio/" + language + "-" + role + "-" + AudioFormat.pathName(source.entry()) + "-"
                + source.channels());
    }

    /** {@code text/en-subtitle}. */
    String text(TextTrack track) {
        return unique("text/" + track.language() + "-" + track.role().id());
    }

    /** Five digits, as {@link #segment}. */
    static String textSegment(int number) {
        return String.format(Locale.ROOT, "%05d.vtt", number);
    }

    /** Five digits, as {@link #segment}. */
    static String transportSegment(int number) {
        return String.format(Locale.ROOT, "%05d.ts", number);
    }

    private static String familyAndHeight(VideoSource source) {
        return source.family().label() + "-"
                + source.configuration().format().resolution().height() + "p";
    }

    private static long kilobits(VideoSource source) {
        Bitrate rate = source.rendition()
                .ceiling()
                .orElseGet(() -> Bitrate.of(source.bytes(), new MediaTime(source.end(), source.timescale())));
        return Math.round(rate.bitsPerSecond() / 1000.0);
    }

    private String unique(String path) {
        String candidate = path;
        for (int i = 2; !given.add(candidate); i++) {
            candidate = path + "-" + i;
        }
        return candidate;
    }
}
