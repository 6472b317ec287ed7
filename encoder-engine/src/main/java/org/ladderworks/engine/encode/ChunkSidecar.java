package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a kept artefact, in a small JSON file beside it.
 *
 * @param bytes size of the artefact
 * @param sha256 of the artefact, lower-case hex
 * @param frames pictures in it, or samples of sound
 * @param firstTick where its first frame stands on the title's timeline
 * @param endTick where its last frame ends
 * @param ticksPerSecond of both
 */
record ChunkSidecar(long bytes, String sha256, long frames, long firstTick, long endTick, int ticksPerSecond) {
    private static final long MOST_BYTES = 4096;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    String toJson() {
        return MAPPER.writeValueAsString(this) + "\n";
    }

    /** Empty where there is none, or what is there is not one: the artefact is then made again. */
    static Optional<ChunkSidecar> read(Path file) {
        try {
            return Files.size(file) > MOST_BYTES
                    ? Optional.empty()
                    : Optional.ofNullable(MAPPER.readValue(Files.readAllBytes(file), ChunkSidecar.class));
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
