package org.ladderworks.app.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.DrmException;

@EnabledOnOs(OS.LINUX)
class GivenDescriptorsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("no file that the JVM has opened for itself is read as a passphrase")
    void ownFiles() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        Map<Integer, Path> own =
                open(file -> file.startsWith(home) || file.toString().endsWith(".jar"));
        assertThat(own).isNotEmpty();
        own.forEach((number, file) -> assertThatThrownBy(
                        () -> Passphrases.descriptor(number).read(false))
                .as("%s", file)
                .isInstanceOf(DrmException.class)
                .hasMessageContaining("descriptor " + number + " was not given to this command"));
    }

    @Test
    @DisplayName(
            "another file is; it is opened here as a shell would, without the flag that keeps it from its children")
    void givenFile() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "of mine\n").toRealPath();
        try (FileInputStream _ = new FileInputStream(secret.toFile())) {
            int number = open(secret::equals).keySet().iterator().next();
            assertThat(Passphrases.descriptor(number).read(false)).containsExactly("of mine".toCharArray());
        }
    }

    @Test
    void whatIsNotOpen() {
        assertThat(GivenDescriptors.contain(977)).isFalse();
        assertThat(GivenDescriptors.contain(-1)).isFalse();
        assertThat(GivenDescriptors.contain(0)).isTrue();
    }

    private static Map<Integer, Path> open(Predicate<Path> wanted) throws IOException {
        Map<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : all.toList()) {
                // The one that lists them is closed by now.
                if (Files.isSymbolicLink(link) && wanted.test(Files.readSymbolicLink(link))) {
                    found.put(
                            Integer.valueOf(
                                    link.getName(link.getNameCount() - 1).toString()),
                            Files.readSymbolicLink(link));
                }
            }
        }
        return found;
    }
}
