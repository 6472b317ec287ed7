package org.ladderworks.app.origin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** What whoever was told of this server knows, and nobody else: 144 random bits, as an address can hold them. */
final class Token {
    private static final int BYTES = 18;

    private final String text;

    Token() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** For those who may know it; never for a log. */
    String text() {
        return text;
    }

    /** In a time that tells nothing of how much of it is right. */
    boolean is(String other) {
        return MessageDigest.isEqual(other.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "Token";
    }
}
