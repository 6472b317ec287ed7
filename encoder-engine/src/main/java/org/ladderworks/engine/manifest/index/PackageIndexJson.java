package org.ladderworks.engine.manifest.index;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON in and out of {@link PackageIndex}: the same bytes everywhere, and no trust in what is read. */
final class PackageIndexJson {
    /** A package of a day of two-second segments in ten rungs has an index of about this size. */
    static final int MOST_BYTES = 64 << 20;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private PackageIndexJson() {}

    static String write(PackageIndex index) {
        return MAPPER.writeValueAsString(index) + "\n";
    }

    static PackageIndex read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > MOST_BYTES) {
            throw unusable(file, "is larger than " + (MOST_BYTES >> 20) + " MB", null);
        }
        return parse(file, bytes).orElseThrow(() -> unusable(file, "is not a package index: it holds only null", null));
    }

    private static Optional<PackageIndex> parse(Path file, byte[] bytes) {
        try {
            return Optional.ofNullable(MAPPER.readValue(bytes, PackageIndex.class));
        } catch (JacksonException e) {
            throw unusable(file, "is not a package index: " + e.getOriginalMessage(), e);
        }
    }

    private static PackagingException unusable(Path file, String why, @Nullable Throwable cause) {
        return new PackagingException(
                ErrorCode.PACKAGE_INDEX_UNUSABLE,
                file + " " + why,
                "Choose another folder, or package the title again if this folder was a package.",
                cause);
    }
}
