package org.ladderworks.publish.title;

import java.nio.charset.StandardCharsets;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.store.ObjectHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON objects of a title. Pure. */
final class Records {
    /** Of a release of a hundred thousand files. */
    static final int LARGEST = 64 << 20;

    /** Of a commit. */
    static final int LARGEST_COMMIT = 64 << 10;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Records() {}

    static byte[] write(Object record) {
        return (JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** @throws PublishException where it is none, or of a newer program */
    static <T> T read(String key, byte[] bytes, Class<T> type) {
        try {
            return JSON.readValue(bytes, type);
        } catch (JacksonException e) {
            throw new PublishException(
                    ErrorCode.TITLE_RECORD_UNREADABLE,
                    key + " is no record of this program, or of a newer one",
                    "Publish with the newer program, or under another title.",
                    e);
        }
    }

    static ObjectHeaders headers(byte[] bytes) {
        return new ObjectHeaders("application/json", CacheTime.RECORD, "", Sha256.hex(bytes));
    }
}
