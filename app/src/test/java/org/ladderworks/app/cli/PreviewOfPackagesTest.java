package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.preview.Audience;
import org.ladderworks.app.preview.CodedClip;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.FootageKey;
import org.ladderworks.app.preview.PackageFootage;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.preview.Screening;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.preview.WorkerLaunch;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** Packages as we make them, looked at beside the source that they were made of. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PreviewOfPackagesTest {
    private static final String VIDEO_ID = "01234567-89ab-cdef-0123-456789abcdef";
    private static final String VIDEO_KEY = "8f3c1d5e7a9b0246c8e0f1a3b5d7e9f1";
    private static final String AUDIO_ID = "fedcba98-7654-3210-0f1e-2d3c4b5a6978";
    private static final View BOTH = View.whole(new Resolution(160, 90)).mode(View.Mode.BOTH);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** A piece of the source, from its frame 20 on, in B pictures and several segments. */
    @Test
    void aRungIsLockedWithThePieceItWasMadeOf() throws Exception {
        Path source = CodedClip.encode(folder.resolve("source.mp4"), "320x180", "25", 200);
        Path output = folder.resolve("package");
        Cli.at(
                        new DataHome(folder.resolve("data")),
                        "encode",
                        "--json",
                        "--speed",
                        "ultrafast",
                        "--segment",
                        "2",
                        "--from",
                        "0.8",
                        "--out",
                        output,
                        "--",
                        source)
                .succeeds();
        Footage rung = PackageFootage.rungs(output, _ -> Optional.empty()).getFirst();
        Audience audience = new Audience();
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
                Screening screening = worker.open(
                        List.of(Footage.source("source", source, MediaTime.of(800, 1000)), rung),
                        BOTH,
                        MediaTime.ZERO,
                        audience)) {
            assertThat(audience.seen().numbers()).containsExactly(20, 20);
            for (int i = 21; i < 140; i++) {
                screening.step(1);
                assertThat(audience.seen().numbers()).containsExactly(i, i);
            }
            for (int frame : List.of(100, 0, 49, 50, 51, 179)) {
                screening.seek(MediaTime.of(frame * 40L, 1000));
                assertThat(audience.seen().numbers()).containsExactly(frame + 20, frame + 20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cbcs", "cenc"})
    void encryptedRungsAreSeenWithTheirKeyAlone(String scheme) throws Exception {
        Path source = CodedClip.encode(folder.resolve("source.mp4"), "320x180", "25", 120);
        Path output = folder.resolve("package");
        Cli.at(new DataHome(folder.resolve("data")), "package", "--json", "--drm", drm(scheme), "--out", output, source)
                .succeeds();
        FootageKey key = FootageKey.of(HexFormat.of().parseHex(VIDEO_KEY));
        try (PreviewWorker worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc())) {
            Footage with = PackageFootage.rungs(output, id -> id.equals(VIDEO_ID) ? Optional.of(key) : Optional.empty())
                    .getFirst();
            Audience audience = new Audience();
            View view = BOTH.mode(View.Mode.FIRST);
            try (Screening screening = worker.open(List.of(with), view, MediaTime.ZERO, audience)) {
                assertThat(audience.await(Facts.class).canvas()).isEqualTo(new Resolution(320, 180));
                assertThat(audience.seen().number()).isZero();
                for (int frame : List.of(99, 30, 118)) {
                    screening.seek(MediaTime.of(frame * 40L, 1000));
                    assertThat(audience.seen().number()).isEqualTo(frame);
                }
            }
            Footage without =
                    PackageFootage.rungs(output, _ -> Optional.empty()).getFirst();
            Audience unlucky = new Audience();
            try (Screening _ = worker.open(List.of(without), view, MediaTime.ZERO, unlucky)) {
                assertThat(unlucky.await(Trouble.class).kind()).isEqualTo(Trouble.Kind.ENCRYPTED);
            }
        }
        assertThat(key).hasToString("FootageKey[...]");
    }

    private Path drm(String scheme) throws IOException {
        Path keys = Files.createFile(
                folder.resolve("keys.secret"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keys, """
            {"version": 1, "keys": [
              {"role": "video", "kid": "%s", "key": "%s"},
              {"role": "audio", "kid": "%s", "key": "1b2d3f405162738495a6b7c8d9eafb0c"}]}
            """.formatted(VIDEO_ID, VIDEO_KEY, AUDIO_ID));
        return Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"scheme\": \"" + scheme
                        + "\", \"systems\": [\"widevine\"], \"keys\": {\"file\": \"keys.secret\"}}");
    }
}
