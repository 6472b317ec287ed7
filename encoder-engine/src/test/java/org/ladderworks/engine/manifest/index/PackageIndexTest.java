package org.ladderworks.engine.manifest.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.packaging.PackagedFile;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.testing.Presentations;

class PackageIndexTest {
    private static final List<PackagedFile> MANIFESTS = List.of(
            new PackagedFile("master.m3u8", PackagedFile.Role.MULTIVARIANT_PLAYLIST, 900, "ab".repeat(32)),
            new PackagedFile("manifest.mpd", PackagedFile.Role.MPD, 2000, "cd".repeat(32)));

    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWrote() throws IOException {
        for (PackagedPresentation presentation : Presentations.all().values()) {
            PackageIndex index = PackageIndex.of(Optional.of("job"), presentation, MANIFESTS);
            PackageIndex again = read(index.toJson());
            assertThat(again).isEqualTo(index);
            assertThat(again.toJson()).isEqualTo(index.toJson()).endsWith("}\n").doesNotContain("\r");
            assertThat(again.files())
                    .hasSize(presentation.files().size() + 2)
                    .isSortedAccordingTo((a, b) -> a.path().compareTo(b.path()));
        }
    }

    @Test
    void bytesDoNotDependOnTheOrderOfWriting() {
        PackagedPresentation presentation = Presentations.twoLanguages();
        List<PackagedFile> shuffled = new ArrayList<>(presentation.files());
        Collections.reverse(shuffled);
        assertThat(PackageIndex.of(
                                Optional.of("job"),
                                new PackagedPresentation(presentation.video(), presentation.audio(), shuffled),
                                MANIFESTS.reversed())
                        .toJson())
                .isEqualTo(PackageIndex.of(Optional.of("job"), presentation, MANIFESTS)
                        .toJson());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"format\":\"ladderworks-package\",\"version\":1}",
                "{\"format\":\"other\",\"version\":1,\"duration\":\"1\",\"targetDuration\":6,\"renditions\":[],\"files\":[]}",
                "{\"format\":\"ladderworks-package\",\"version\":2,\"duration\":\"1\",\"targetDuration\":6,\"renditions\":[],\"files\":[]}",
                "{\"format\":\"ladderworks-package\",\"version\":1,\"duration\":\"1\",\"targetDuration\":6,\"renditions\":[],\"files\":[null]}",
                "{\"format\":\"ladderworks-package\",\"version\":1,\"duration\":\"1\",\"targetDuration\":6,\"renditions\":[],\"files\":[]} x"
            })
    void refusesWhatIsNotAnIndex(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        PackagingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_INDEX_UNUSABLE))
                .hasMessageContaining("package.json");
    }

    @ParameterizedTest
    @CsvSource({
        "../escape",
        "/etc/passwd",
        "video/../../x",
        "C:/x",
        "video\\\\x",
        "video//x",
        "'',",
        ".",
        "video/.",
        "a\\u0000b"
    })
    void refusesPathsThatLeadOutOfThePackage(String path) throws IOException {
        String text = "{\"format\":\"ladderworks-package\",\"version\":1,\"duration\":\"1\",\"targetDuration\":6,"
                + "\"renditions\":[],\"files\":[{\"path\":\"%s\",\"role\":\"SEGMENT\",\"size\":1,\"sha256\":\"\"}]}";
        assertThatThrownBy(() -> read(text.formatted(path)))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("not a path inside a package");
        assertThat(read(text.formatted("video/x")).files()).hasSize(1);
    }

    @Test
    void refusesAPathThatIsListedTwice() {
        PackagedPresentation presentation = Presentations.audioOnly();
        assertThatThrownBy(() -> PackageIndex.of(Optional.of("job"), presentation, presentation.files()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("listed twice");
    }

    @Test
    void refusesAHugeFileAndAMissingOne() throws IOException {
        Path file = folder.resolve(PackageIndex.FILE_NAME);
        assertThatThrownBy(() -> PackageIndex.read(file))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("cannot be read");
        try (RandomAccessFile huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(PackageIndexJson.MOST_BYTES + 1L);
        }
        assertThatThrownBy(() -> PackageIndex.read(file))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("larger than 64 MB");
    }

    private PackageIndex read(String text) throws IOException {
        return PackageIndex.read(Files.writeString(folder.resolve(PackageIndex.FILE_NAME), text));
    }
}
