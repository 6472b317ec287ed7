package org.ladderworks.engine.drm.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/** Shows a key server who asks, in a header. */
public sealed interface Credential {
    /** The header's name. */
    String name();

    /** Its value, read now. */
    String value();

    /** HTTP's basic authentication (RFC 7617). */
    record Basic(String user, SecretText password) implements Credential {
        public Basic {
            if (user.isEmpty() || user.contains(":") || !user.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
                throw refused("a user's name is ASCII without a colon");
            }
        }

        @Override
        public String name() {
            return "Authorization";
        }

        @Override
        public String value() {
            byte[] pair = (user + ":" + password.read()).getBytes(StandardCharsets.US_ASCII);
            return "Basic " + Base64.getEncoder().encodeToString(pair);
        }
    }

    /**
     * A header of the server's own choice, such as {@code X-Api-Key}, or {@code Authorization} with a bearer's token.
     *
     * @param secret its whole value
     */
    record Header(String name, SecretText secret) implements Credential {
        private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

        /** Headers that say how the message is sent, which is the HTTP client's to say. */
        private static final Set<String> FRAMING = Set.of(
                "connection", "content-length", "content-type", "expect", "host", "upgrade", "transfer-encoding");

        public Header {
            if (!TOKEN.matcher(name).matches() || FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                throw refused("this is no header for a secret");
            }
        }

        @Override
        public String value() {
            return secret.read();
        }
    }

    private static DrmException refused(String what) {
        return new DrmException(
                ErrorCode.KEY_SETTINGS_INVALID, "the credential of a key server cannot be used: " + what, "Mend it.");
    }
}
