package org.ladderworks.app.library;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a probe told of a title's source, as far as a list of titles shows it.
 *
 * @param format of its container, as people call it
 * @param picture of its first video, such as {@code 1920×1080 HEVC 25 fps}; empty for sound alone
 * @param audio a line for each track
 * @param text a line for each track of subtitles
 * @param warnings what an operator should know before it is encoded
 */
public record SourceFacts(
        String format,
        Optional<Duration> duration,
        Optional<String> picture,
        List<String> audio,
        List<String> text,
        List<String> warnings) {
    public SourceFacts {
        audio = List.copyOf(audio);
        text = List.copyOf(text);
        warnings = List.copyOf(warnings);
    }
}
