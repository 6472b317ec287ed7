package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A search for leaks that finds none proves something only where it would find one. */
class LeaksTest {
    /** Its base64 has all that differs between the alphabets. */
    private static final byte[] SECRET = HexFormat.of().parseHex("fbefbeff5e7a9b0246c8e0f1a3b5d7e9");

    private static final byte[] OTHER = HexFormat.of().parseHex("fbefbeff5e7a9b0346c8e0f1a3b5d7e9");

    @TempDir
    Path folder;

    static Stream<byte[]> planted() {
        String hex = HexFormat.of().formatHex(SECRET);
        Stream<String> written = Stream.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                "fbefbeff-5e7a-9b02-46c8-e0f1a3b5d7e9",
                Base64.getEncoder().encodeToString(SECRET),
                Base64.getUrlEncoder().withoutPadding().encodeToString(SECRET));
        // Inside of something longer, at any byte.
        Stream<String> inside = IntStream.range(0, 4).mapToObj(before -> {
            byte[] longer = new byte[before + SECRET.length + 5];
            System.arraycopy(SECRET, 0, longer, before, SECRET.length);
            return Base64.getEncoder().encodeToString(longer);
        });
        Stream<byte[]> texts = Stream.concat(written, inside)
                .flatMap(text -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                        .map(text::getBytes));
        return Stream.concat(Stream.of(SECRET), texts);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void whatIsPlantedIsFound(byte[] planted) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(folder.resolve("clean"), "nothing");
        try (OutputStream file = Files.newOutputStream(deep.resolve("dirty"))) {
            file.write(new byte[1000]);
            file.write(planted);
            file.write(new byte[1000]);
        }
        assertThatThrownBy(() -> Leaks.assertNoneBelow(folder, List.of(OTHER, SECRET)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dirty");
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        Files.write(folder.resolve("raw"), OTHER);
        Files.writeString(folder.resolve("hex"), HexFormat.of().formatHex(OTHER));
        Files.writeString(folder.resolve("base64"), Base64.getEncoder().encodeToString(OTHER));

        assertThat(Leaks.assertNoneBelow(folder, List.of(SECRET))).hasSize(3);
    }
}
