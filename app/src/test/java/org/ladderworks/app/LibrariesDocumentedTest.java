package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/third-party-licences.md} lists the libraries that the program runs with, in their versions. */
class LibrariesDocumentedTest {
    /** A row of the table of libraries: artefact, version, licence. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.-]+)` \\| `([^`]+)` \\| \\S[^|]* \\|$");

    private static final Pattern PLATFORM =
            Pattern.compile("(linux|macosx|windows)-(x86_64|arm64)|(?<=-)(linux|mac|win)(-aarch64)?(?=\\.jar)");

    @Test
    void everyLibraryHasItsRowAndNoRowIsStale() throws IOException {
        String page = Files.readString(Path.of("../docs/third-party-licences.md"));
        List<String> listed = ROW.matcher(page)
                .results()
                .map(row -> row.group(1) + "-" + row.group(2) + ".jar")
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(libraries());
    }

    /** As Maven resolved them just before the tests; our own modules are folders or snapshots. */
    private static List<String> libraries() throws IOException {
        String classpath = Files.readString(Path.of("target/runtime-libraries.txt"));
        return Stream.of(classpath.strip().split("\\|", -1))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.endsWith("-SNAPSHOT.jar"))
                .map(name -> PLATFORM.matcher(name).replaceFirst("PLATFORM"))
                .toList();
    }
}
