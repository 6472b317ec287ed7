package org.ladderworks.engine.encode;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * An operator's word on one sound: {@code STREAM[+STREAM...][:LAYOUT[:LANGUAGE[:ROLE[:TITLE]]]]}.
 *
 * @param streams numbers as {@code probe} tells them, each once
 * @param layout {@code 5.1} is made beside stereo
 * @param language BCP 47; empty for what the source says
 * @param title empty for what the source says
 */
public record AudioMapping(
        List<Integer> streams,
        ChannelLayout layout,
        Optional<String> language,
        AudioRole role,
        Optional<String> title) {
    private static final int MOST_STREAMS = 64;

    public AudioMapping {
        streams = List.copyOf(streams);
    }

    /**
     * Reads what was written on a command line, for example {@code 1+2:stereo:en}.
     *
     * @throws UsageException BAD_USAGE where it is malformed
     */
    public static AudioMapping parse(String text) {
        String[] parts = text.split(":", 5);
        if (!parts[0].matches("\\d{1,4}(\\+\\d{1,4})*")) {
            throw malformed(text, "stream numbers come first, as in 1+2:stereo:en");
        }
        List<Integer> streams =
                Arrays.stream(parts[0].split("\\+", -1)).map(Integer::valueOf).toList();
        if (streams.size() > MOST_STREAMS || new HashSet<>(streams).size() < streams.size()) {
            throw malformed(text, "a stream is named twice, or there are too many");
        }
        return new AudioMapping(
                streams,
                part(parts, 1).map(word -> layout(text, word)).orElse(ChannelLayout.STEREO),
                part(parts, 2).map(word -> language(text, word)),
                part(parts, 3).map(word -> role(text, word)).orElse(AudioRole.MAIN),
                part(parts, 4));
    }

    private static Optional<String> part(String[] parts, int number) {
        return parts.length > number && !parts[number].isBlank()
                ? Optional.of(parts[number].strip())
                : Optional.empty();
    }

    private static ChannelLayout layout(String text, String word) {
        return Arrays.stream(ChannelLayout.values())
                .filter(layout -> layout.id().equals(word))
                .findFirst()
                .orElseThrow(() -> malformed(text, "the layout is mono, stereo or 5.1, not " + word));
    }

    private static AudioRole role(String text, String word) {
        return Arrays.stream(AudioRole.values())
                .filter(role -> role.id().equals(word))
                .findFirst()
                .orElseThrow(() -> malformed(text, "the role is main, commentary or description, not " + word));
    }

    private static String language(String text, String word) {
        String tag = LanguageTag.of(word);
        if (tag.equals("und") && !word.equals("und")) {
            throw malformed(text, word + " is no language tag such as en or pt-BR");
        }
        return tag;
    }

    private static UsageException malformed(String text, String why) {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                "--audio " + text + ": " + why,
                "Write STREAM[+STREAM...][:LAYOUT[:LANGUAGE[:ROLE[:TITLE]]]]; `ladderworks probe` numbers the streams.");
    }
}
