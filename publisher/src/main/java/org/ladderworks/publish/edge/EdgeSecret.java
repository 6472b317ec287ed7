package org.ladderworks.publish.edge;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/** What an edge and those who sign requests for it both know. It is shown nowhere but in the one file that nginx includes. */
public final class EdgeSecret {
    private static final int BYTES = 32;
    private static final int MOST_FILE_BYTES = 4096;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32,128}");
    private static final Pattern LINE = Pattern.compile("(?m)^\\s*default \"?([A-Za-z0-9_-]{32,128})\"?;\\s*$");

    private final String text;

    private EdgeSecret(String text) {
        this.text = text;
    }

    /** A new one of 256 bits. */
    public static EdgeSecret draw(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new EdgeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /**
     * One that is there already.
     *
     * @param text 32 to 128 letters, digits, - and _
     * @throws PublishException where it has another form; it is not repeated
     */
    public static EdgeSecret of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw unusable("the edge's secret has not 32 to 128 letters, digits, - and _", "Draw a new one.");
        }
        return new EdgeSecret(text);
    }

    /**
     * Of a file as {@link #nginxFile} writes it.
     *
     * @throws PublishException where it holds none
     * @throws org.ladderworks.engine.error.DrmException where it cannot be read, or others than its owner may use it
     */
    public static EdgeSecret read(Path file) {
        byte[] bytes = SecretFile.read(file, MOST_FILE_BYTES);
        try {
            Matcher line = LINE.matcher(new String(bytes, StandardCharsets.UTF_8));
            if (!line.find()) {
                throw unusable(
                        file + " holds no secret of an edge",
                        "Name the file that the edge includes, or draw a new one.");
            }
            return new EdgeSecret(line.group(1));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** The file that an edge includes. To be written so that its owner alone may read it; nginx reads it as root. */
    public String nginxFile() {
        return """
                # The secret that signs requests. chmod 600; nginx reads it as root. A new one ends all links made with the old one.
                map "" $ladderworks_secret {
                    default "%s";
                }
                """.formatted(text);
    }

    /** What is hashed together with it stands between two of it: nothing can be put before or behind unseen. */
    byte[] around(String signed) {
        return (text + " " + signed + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "EdgeSecret";
    }

    private static PublishException unusable(String what, String remedy) {
        return new PublishException(ErrorCode.EDGE_SECRET_UNUSABLE, what, remedy);
    }
}
