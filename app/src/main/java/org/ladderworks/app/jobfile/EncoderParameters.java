package org.ladderworks.app.jobfile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which parameters of x264, x265 and SVT-AV1 a job may set, and why not the others. An encoder passes over what it does
 * not know with no more than a warning: so only what is listed passes, each with an example that the encoder takes.
 */
final class EncoderParameters {
    private static final String FILE = "/org/ladderworks/assets/job/encoder-parameters.json";
    private static final String NUMBERS = "-?\\d{1,6}(\\.\\d{1,6})?(,-?\\d{1,6}(\\.\\d{1,6})?)?";

    private final JsonNode data;

    private EncoderParameters(JsonNode data) {
        this.data = data;
    }

    static EncoderParameters load() {
        try (InputStream in = EncoderParameters.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing from the assets: " + FILE);
            }
            return new EncoderParameters(JsonMapper.shared().readTree(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of {@code x264}, {@code x265} or {@code svtav1} that may be set, each with a value. */
    List<String> examples(String encoder) {
        return data.path(encoder).path("allowed").properties().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().asString(""))
                .toList();
    }

    /** Why a parameter, as {@code name=value}, cannot be set; empty where it can. */
    Optional<String> refusal(String encoder, String parameter) {
        String name = parameter.substring(0, parameter.indexOf('='));
        String value = parameter.substring(name.length() + 1);
        Optional<String> reason = reason(encoder, name);
        if (reason.isPresent()) {
            return Optional.of(name + " cannot be set: " + reason.get());
        }
        JsonNode allowed = data.path(encoder).path("allowed");
        if (!allowed.has(name)) {
            String nearest = Spelling.nearest(name, List.copyOf(allowed.propertyNames()))
                    .map(word -> "; did you mean \"" + word + "\"?")
                    .orElse("");
            return Optional.of(name + " is no parameter of " + encoder + " that can be set here" + nearest);
        }
        String example = allowed.path(name).asString("");
        return example.matches(NUMBERS) && !value.matches(NUMBERS)
                ? Optional.of(name + "=" + value + ": give a number, such as " + name + "=" + example)
                : Optional.empty();
    }

    /** x264 and x265 take every switch also with {@code no-} or {@code no} before it. */
    private Optional<String> reason(String encoder, String name) {
        List<String> names = Stream.of(name, without(name, "no-"), without(name, "no"))
                .distinct()
                .toList();
        return data.path(encoder).path("refused").properties().stream()
                .filter(group -> group.getValue().valueStream().anyMatch(word -> names.contains(word.asString(""))))
                .map(group -> data.path("reasons").path(group.getKey()).asString(""))
                .findFirst();
    }

    private static String without(String name, String prefix) {
        return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
}
