package org.ladderworks.publish.release;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import org.ladderworks.engine.disk.Sha256;

/**
 * The name of a version: what is in it decides it, so that equal packages are the same version, wherever they were made.
 *
 * @param text 20 digits of lower-case hex
 */
public record ReleaseId(@JsonValue String text) {
    private static final int DIGITS = 20;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    /** Checks it. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReleaseId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not the name of a version: it has " + DIGITS + " digits of hex");
        }
    }

    /** True for a text that names a version. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * Of the bytes of {@code package.json}, which has the SHA-256 of every other file.
     *
     * @param indices of the package, or of both of a pair
     */
    static ReleaseId of(List<byte[]> indices) {
        List<String> hashes = indices.stream().map(Sha256::hex).toList();
        String hash = hashes.size() == 1 ? hashes.getFirst() : Sha256.hex(String.join("\n", hashes));
        return new ReleaseId(hash.substring(0, DIGITS));
    }

    @Override
    public String toString() {
        return text;
    }
}
