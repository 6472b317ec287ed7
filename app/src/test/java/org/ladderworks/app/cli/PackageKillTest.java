package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedFile;

/**
 * {@code kill -9} while a package is encrypted, as CMAF and as MPEG-TS: nothing half-written is ever seen by who plays it, and the
 * vault goes on with the keys and IVs that it has.
 */
@EnabledOnOs(OS.LINUX)
class PackageKillTest {
    private static final long SEED = 7;

    private final Random random = new Random(SEED);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("4 kills of an encrypting job")
    void aFewKills() throws Exception {
        campaign(4);
    }

    @Test
    @Tag("soak")
    @DisplayName("60 kills of an encrypting job")
    void manyKills() throws Exception {
        campaign(60);
    }

    private void campaign(int wanted) throws Exception {
        Path rendition = Media.clip(folder.resolve("rendition.mp4"), 120);
        Path drm = Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"systems\": [\"widevine\"],"
                        + " \"hlsTs\": {\"keyUri\": \"https://keys.example.com/{kid}\"}}");
        Path home = Files.createDirectory(folder.resolve("child"));
        Path expected = folder.resolve("undisturbed");
        long begin = System.nanoTime();
        try (ChildCli job = start(home, drm, expected, rendition)) {
            job.awaitEnd().succeeds();
        }
        int longest = (int) ((System.nanoTime() - begin) / 1_000_000);
        PackageIndex index = PackageIndex.read(expected.resolve(PackageIndex.FILE_NAME));
        Path output = folder.resolve("new/package");
        int kills = 0;
        while (kills < wanted) {
            boolean ended;
            try (ChildCli job = start(home, drm, output, rendition)) {
                ended = job.awaitEndWithin(longest / 4 + random.nextInt(longest), TimeUnit.MILLISECONDS);
                if (ended) {
                    job.awaitEnd().succeeds();
                } else {
                    job.handle().destroyForcibly();
                    job.awaitEnd();
                    kills++;
                    assertNothingPlaysInPart(index, output);
                }
            }
            if (ended) {
                FolderState.of(expected).isStillThatOf(output);
                FolderState.deleteTree(output);
            }
        }
        try (ChildCli job = start(home, drm, output, rendition)) {
            job.awaitEnd().succeeds();
        }
        FolderState.of(expected).isStillThatOf(output);
        assertThat(names(home.resolve("tmp"))).isEmpty();
    }

    private static ChildCli start(Path home, Path drm, Path output, Path rendition) throws IOException {
        return ChildCli.start(
                home,
                ChildCli.ownSession(),
                "package",
                "--json",
                "--hls-ts",
                "--segment",
                "2",
                "--drm",
                drm,
                "--out",
                output,
                rendition);
    }

    /** A manifest is there only with all that it leads to. */
    private static void assertNothingPlaysInPart(PackageIndex index, Path output) throws IOException {
        boolean transport = Files.exists(output.resolve("ts/master.m3u8"));
        boolean fragmented =
                Files.exists(output.resolve("manifest.mpd")) || Files.exists(output.resolve("master.m3u8"));
        for (PackagedFile file : index.files()) {
            boolean media = file.role() == PackagedFile.Role.SEGMENT || file.role() == PackagedFile.Role.MEDIA_PLAYLIST;
            if (media && (file.path().startsWith("ts/") ? transport : fragmented)) {
                assertThat(output.resolve(file.path())).hasSize(file.size());
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }
}
