package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Looks for secrets in texts, in every form that they are written in. */
public final class Leaks {
    private Leaks() {}

    /** Fails where a text holds a secret: raw, in hexadecimal, in base64, or as a UUID. */
    public static void assertNone(String text, List<byte[]> secrets) {
        for (byte[] secret : secrets) {
            String hex = HexFormat.of().formatHex(secret);
            assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(hex);
            if (secret.length == 16) {
                String dashed = hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
                assertThat(UUID.fromString(dashed)).hasToString(dashed);
                assertThat(text.toLowerCase(Locale.ROOT)).doesNotContain(dashed);
            }
            assertThat(text)
                    .doesNotContain(Base64.getEncoder().withoutPadding().encodeToString(secret))
                    .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
                    .doesNotContain(new String(secret, StandardCharsets.ISO_8859_1));
        }
    }

    /** Fails where an exception, or what caused it, would show a secret. */
    public static void assertNone(Throwable failure, List<byte[]> secrets) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        assertNone(trace.toString(), secrets);
    }
}
