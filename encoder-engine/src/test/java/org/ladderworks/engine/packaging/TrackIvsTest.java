package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;

/** An IV serves again for the same bytes, and never for others. */
class TrackIvsTest {
    /** Of a byte in the first picture that no outline looks at. */
    private static final int HIDDEN = 20_000;

    @TempDir
    Path folder;

    private final IvBookOfTest ledger = IvBookOfTest.counting(ProtectionScheme.CENC);
    private Path clip = Path.of("");

    @BeforeEach
    void make() {
        clip = new SyntheticMp4("I0 P1 I2 P3").slices(1, 40_000).write(folder.resolve("clip.mp4"));
    }

    @Test
    @DisplayName("the same media again, under another name, get the IV that they had, and the same bytes")
    void sameMedia() throws IOException {
        PackagedPresentation first = pack("1", clip, Optional.empty());
        PackagedPresentation second = pack("2", Files.copy(clip, folder.resolve("copy.mp4")), Optional.empty());

        assertThat(second.files()).isEqualTo(first.files());
        assertThat(ledger.drawn()).hasSize(1);
    }

    @Test
    @DisplayName("one byte that no outline sees is enough for an IV of its own; the first media then have theirs still")
    void changedMedia() throws IOException {
        PackagedPresentation first = pack("1", clip, Optional.empty());
        byte[] original = Files.readAllBytes(clip);
        flip();
        PackagedPresentation changed = pack("2", clip, Optional.empty());

        assertThat(ledger.asked()).hasSize(2).containsOnly(ledger.asked().getFirst());
        assertThat(ledger.drawn()).hasSize(2).doesNotHaveDuplicates();
        assertThat(pack("3", clip, Optional.empty()).files()).isEqualTo(changed.files());
        Files.write(clip, original);
        assertThat(pack("4", clip, Optional.empty()).files()).isEqualTo(first.files());
        assertThat(ledger.drawn()).hasSize(2);
    }

    @Test
    @DisplayName("another clear lead makes other segments, which get another IV")
    void anotherLead() {
        pack("1", clip, Optional.empty());
        pack("2", clip, Optional.of(MediaTime.of(1, 1000)));

        assertThat(ledger.drawn()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("an IV of a track that was never finished is not used again")
    void unfinished() {
        PackagingSettings settings = settings("1", Optional.empty());
        assertThatThrownBy(() ->
                        new MediaPackager(settings, (_, _) -> {}, () -> true).packageAll(List.of(Clips.rung(clip))))
                .isInstanceOf(java.util.concurrent.CancellationException.class);
        pack("2", clip, Optional.empty());

        assertThat(ledger.drawn()).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName(
            "progress never goes back where a track is gone through twice; media that change meanwhile are refused")
    void changedMeanwhile() {
        pack("1", clip, Optional.empty());
        List<Long> told = new ArrayList<>();
        PackagingSettings settings = settings("2", Optional.empty());
        MediaPackager packager = new MediaPackager(
                settings,
                (done, total) -> {
                    told.add(done);
                    if (told.size() == 2) {
                        assertThat(done).isEqualTo(total / 2);
                        flip();
                    }
                },
                () -> false);

        assertThatThrownBy(() -> packager.packageAll(List.of(Clips.rung(clip))))
                .isInstanceOfSatisfying(
                        PackagingException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RENDITION_UNREADABLE))
                .hasMessageContaining("changed");
        assertThat(told).hasSize(4).isSorted();
    }

    @Test
    @DisplayName("an IV is drawn, and so kept, before the first byte of its track is written")
    void keptBeforeTheFirstByte() throws IOException {
        Path sound = Clips.audio(folder.resolve("sound.m4a"), "0.5", 48_000);
        Path out = folder.resolve("out");
        List<String> written = new ArrayList<>();
        IvLedger watched = new IvLedger() {
            @Override
            public List<Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
                return ledger.uses(key, scheme, outline);
            }

            @Override
            public String draw(KeyId key, ProtectionScheme scheme, String outline) {
                written.add(tracks(out));
                return ledger.draw(key, scheme, outline);
            }

            @Override
            public void finished(List<Finished> tracks) {
                ledger.finished(tracks);
            }
        };
        PackagingSettings settings = new PackagingSettings(
                out, Optional.of(MediaTime.of(8, 100)), Optional.of(Protections.of(ProtectionScheme.CENC, watched)));
        new MediaPackager(settings, (_, _) -> {}, () -> false)
                .packageAll(List.of(Clips.rung(clip), Clips.sound("en", sound)));

        assertThat(written).containsExactly("", "video");
        assertThat(tracks(out)).isEqualTo("audio video");
    }

    /** What kinds of tracks have any file yet. */
    private static String tracks(Path out) {
        try (Stream<Path> files = Files.exists(out) ? Files.walk(out) : Stream.empty()) {
            return files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).getName(0).toString())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flip() {
        try {
            byte[] bytes = Files.readAllBytes(clip);
            bytes[HIDDEN] ^= 1;
            Files.write(clip, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PackagedPresentation pack(String name, Path media, Optional<MediaTime> lead) {
        return new MediaPackager(settings(name, lead), (_, _) -> {}, () -> false)
                .packageAll(List.of(Clips.rung(media)));
    }

    private PackagingSettings settings(String name, Optional<MediaTime> lead) {
        Protection protection = new Protection(
                ProtectionScheme.CENC, KeyLayout.ONE, Protections.keys(KeyLayout.ONE, Optional.empty()), ledger, lead);
        return new PackagingSettings(folder.resolve(name), Optional.of(MediaTime.of(8, 100)), Optional.of(protection));
    }
}
