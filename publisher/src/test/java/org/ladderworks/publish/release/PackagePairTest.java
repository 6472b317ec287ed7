package org.ladderworks.publish.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.EncryptedPackage;

/** Two packages of one job, side by side. */
class PackagePairTest {
    private static final Optional<String> JOB = Optional.of("job-1");

    @TempDir
    Path folder;

    private Path first = Path.of("unset");
    private Path second = Path.of("unset");

    @BeforeEach
    void name() {
        first = folder.resolve("film");
        second = folder.resolve("film-cenc");
    }

    @Test
    @DisplayName("both are one release, of another name than either")
    void pair() {
        EncryptedPackage.make(first, 1, "cbcs", JOB);
        Release alone = Release.of(first);
        EncryptedPackage.make(second, 2, "cenc", JOB);
        Release both = Release.of(first);

        assertThat(alone.second()).isEmpty();
        assertThat(both.second()).contains(second);
        assertThat(both.id()).isNotEqualTo(alone.id());
        assertThat(both.entrances()).containsExactly(Entrance.HLS, Entrance.DASH, Entrance.DASH_CENC);
        ReleaseFile sound = both.file("cenc/audio/en-main-aac-2/init.mp4").orElseThrow();
        assertThat(both.path(sound)).isEqualTo(second.resolve("audio/en-main-aac-2/init.mp4"));
        assertThat(sound.contentType()).isEqualTo("audio/mp4");
        assertThat(both.file("cenc/manifest.mpd").orElseThrow().step()).isEqualTo(UploadStep.ENTRANCES);
        assertThat(both.files()).hasSize(2 * alone.files().size() - 3);
        Path elsewhere = folder.resolve("elsewhere/film");
        EncryptedPackage.make(elsewhere, 1, "cbcs", JOB);
        EncryptedPackage.make(elsewhere.resolveSibling("film-cenc"), 2, "cenc", JOB);
        assertThat(Release.of(elsewhere).id()).isEqualTo(both.id());
    }

    @Test
    @DisplayName("packages of files have no job, and are a pair where they consist of the same")
    void ofFiles() {
        EncryptedPackage.make(first, 1, "cbcs", Optional.empty());
        EncryptedPackage.make(second, 2, "cenc", Optional.empty());
        assertThat(Release.of(first).second()).contains(second);
    }

    @Test
    @DisplayName("the second is not published without the first, nor the first with one of another job or half a one")
    void refused() throws IOException {
        EncryptedPackage.make(first, 1, "cbcs", JOB);
        EncryptedPackage.make(second, 2, "cenc", JOB);
        refuses(second, "is the second package of " + first);
        EncryptedPackage.make(second, 2, "cenc", Optional.of("job-2"));
        refuses(first, "are not of one job");
        assertThat(Release.of(second).entrances()).as("by itself").containsExactly(Entrance.DASH);
        Files.delete(second.resolve("package.json"));
        refuses(first, "no whole package in cenc");
        EncryptedPackage.make(second, 2, "cenc", JOB);
        Files.delete(second.resolve("video/avc-360p/00001.m4s"));
        refuses(first, "film-cenc/video/avc-360p/00001.m4s");
    }

    @Test
    @DisplayName("a package in clear has nothing to do with what is called so beside it")
    void clear() {
        EncryptedPackage.make(first, 1, "", JOB);
        EncryptedPackage.make(second, 2, "cenc", JOB);
        assertThat(Release.of(first).second()).isEmpty();
        assertThat(Release.of(second).second()).isEmpty();
    }

    private static void refuses(Path package_, String words) {
        assertThatThrownBy(() -> Release.of(package_))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RELEASE_NOT_WHOLE))
                .hasMessageContaining(words);
    }
}
