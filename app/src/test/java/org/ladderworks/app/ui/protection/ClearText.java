package org.ladderworks.app.ui.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Looks through all files of a folder for a secret, as it was typed and in other writings. */
public final class ClearText {
    private ClearText() {}

    /** Fails where one of the files has it. */
    public static void isNowhereIn(Path folder, String secret) throws Exception {
        List<byte[]> writings = new ArrayList<>();
        for (String text : List.of(secret, secret.toUpperCase(Locale.ROOT), secret.toLowerCase(Locale.ROOT))) {
            writings.add(text.getBytes(StandardCharsets.UTF_8));
            writings.add(text.getBytes(StandardCharsets.UTF_16LE));
            writings.add(Base64.getEncoder().withoutPadding().encode(text.getBytes(StandardCharsets.UTF_8)));
        }
        if (secret.matches("[0-9a-fA-F]{32}")) {
            byte[] bytes = HexFormat.of().parseHex(secret);
            writings.add(bytes);
            writings.add(Base64.getEncoder().withoutPadding().encode(bytes));
        }
        int looked = 0;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // As Latin-1 bytes are characters, and can be searched.
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (byte[] writing : writings) {
                    assertThat(content.contains(new String(writing, StandardCharsets.ISO_8859_1)))
                            .as("a secret lies in clear in %s", file)
                            .isFalse();
                }
                looked++;
            }
        }
        assertThat(looked).as("files looked at").isPositive();
    }
}
