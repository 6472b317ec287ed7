package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.testing.Leaks;

/** What tests keep to compare with is in the repository for everyone. */
class GoldenFilesTest {
    /** What tests keep keys in, as opposed to key ids and IVs; not the key of nothing but zeros, which is in many a hash. */
    private static final Pattern KEY = Pattern.compile("(?i:key|secret)\\w* =[^;]*?\"(?!0{32})([0-9a-fA-F]{32})\"");

    @Test
    @DisplayName("no key of a test is in a golden file of any module")
    void noKeys() throws IOException {
        List<byte[]> keys = keys();
        assertThat(keys.stream().map(HexFormat.of()::formatHex))
                .as("the keys of tests that write golden files")
                .contains("0123456789abcdeffedcba9876543210");
        List<Path> searched = new ArrayList<>();
        for (Path module : modules()) {
            Path golden = module.resolve("src/test/resources/golden");
            if (Files.isDirectory(golden)) {
                searched.addAll(Leaks.assertNoneBelow(golden, keys));
            }
        }
        assertThat(searched).hasSizeGreaterThan(100);
    }

    private static List<byte[]> keys() throws IOException {
        List<byte[]> keys = new ArrayList<>();
        for (Path module : modules()) {
            Path tests = module.resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    KEY.matcher(Files.readString(file))
                            .results()
                            .forEach(found -> keys.add(HexFormat.of().parseHex(found.group(1))));
                }
            }
        }
        return keys;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..").toRealPath())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .toList();
        }
    }
}
