package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks for secrets in texts and files, in every form that they are written in. */
public final class Leaks {
    private Leaks() {}

    /** Fails where a text holds a secret: raw, in hexadecimal, in base64, or as a UUID. */
    public static void assertNone(String text, List<byte[]> secrets) {
        if (isIn(text, secrets)) {
            throw new AssertionError("a secret is in: " + text);
        }
    }

    /** Fails where an exception, or what caused it, would show a secret. */
    public static void assertNone(Throwable failure, List<byte[]> secrets) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        assertNone(trace.toString(), secrets);
    }

    /** Fails where the name or the bytes of a file below a folder hold a secret; returns the files that were searched. */
    public static List<Path> assertNoneBelow(Path folder, List<byte[]> secrets) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (isIn(bytes, secrets) || isIn(file.toString(), secrets)) {
                    throw new AssertionError("a secret is in " + file);
                }
            }
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(String text, List<byte[]> secrets) {
        // Of text in UTF-16 every other byte is zero.
        String narrow = text.replace("\0", "");
        String lower = narrow.toLowerCase(Locale.ROOT);
        return secrets.stream()
                .anyMatch(secret -> text.contains(new String(secret, StandardCharsets.ISO_8859_1))
                        || hexadecimal(secret).stream().anyMatch(lower::contains)
                        || base64(secret).stream().anyMatch(narrow::contains));
    }

    private static List<String> hexadecimal(byte[] secret) {
        String hex = HexFormat.of().formatHex(secret);
        String uuid = hex.replaceFirst("^(.{8})(.{4})(.{4})(.{4})(.{12})$", "$1-$2-$3-$4-$5");
        return List.of(hex, uuid);
    }

    /** In both alphabets; where it is a part of something longer, at each of three places in its groups of three bytes. */
    private static List<String> base64(byte[] secret) {
        List<String> forms = new ArrayList<>();
        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            for (int before = 0; before < 3; before++) {
                byte[] longer = new byte[before + secret.length];
                System.arraycopy(secret, 0, longer, before, secret.length);
                String text = encoder.withoutPadding().encodeToString(longer);
                // Characters that tell bits of what is around it, too, are left out.
                int first = Math.ceilDiv(8 * before, 6);
                int end = 8 * longer.length / 6;
                forms.add(text.substring(first, end));
            }
        }
        return forms;
    }
}
