package org.ladderworks.app.jobfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioMapping;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of sound. */
final class AudioReader {
    private final Problems problems;

    AudioReader(Problems problems) {
        this.problems = problems;
    }

    AudioSettings read(JsonNode audio) {
        JsonNode loudness = audio.path("loudness");
        return new AudioSettings(
                codecs(audio.path("codecs")),
                audio.path("surround").asBoolean(false),
                tracks(audio.path("tracks")),
                loudness.isMissingNode() ? Optional.empty() : Optional.of(loudness.doubleValue()));
    }

    private static Set<AudioCodec> codecs(JsonNode codecs) {
        Set<String> named = codecs.valueStream().map(JsonNode::asString).collect(Collectors.toSet());
        return Arrays.stream(AudioCodec.values())
                .filter(codec -> named.contains(codec.id()))
                .collect(Collectors.toSet());
    }

    private List<AudioMapping> tracks(JsonNode tracks) {
        List<AudioMapping> mappings = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            String written = written(tracks.get(i));
            try {
                mappings.add(AudioMapping.parse(written));
            } catch (UsageException e) {
                problems.add(
                        "/audio/tracks/" + i, String.valueOf(e.getMessage()).replace("--audio " + written + ": ", ""));
            }
        }
        return mappings;
    }

    /** As a command line has it, so that both mean the same. */
    private static String written(JsonNode track) {
        String streams =
                track.path("streams").valueStream().map(JsonNode::asString).collect(Collectors.joining("+"));
        return String.join(
                ":",
                streams,
                track.path("layout").asString(""),
                track.path("language").asString(""),
                track.path("role").asString(""),
                track.path("title").asString(""));
    }
}
