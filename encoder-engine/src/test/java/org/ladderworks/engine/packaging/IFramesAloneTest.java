package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.MediaTime;

/** What an I-frame playlist names is a picture without anything else of its segment, to a decoder that is not ours. */
class IFramesAloneTest {
    private static final Optional<MediaTime> LENGTH = Optional.of(MediaTime.of(2, 1));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = ProtectedClip.class,
            names = {"AVC_CABAC", "AVC_LARGE", "HEVC", "AV1_TILES", "AV1_GRAIN"})
    @DisplayName("PR-25 every byte range decodes alone, to the picture of that time, clear and encrypted")
    void pr25EveryRangeDecodesAlone(ProtectedClip clip) throws Exception {
        Rendition rendition = clip.encode(folder);
        Path clear = folder.resolve("clear");
        PackagedTrack.Video rung = rung(Packages.pack(clear, LENGTH, rendition));
        List<Shown> whole = decoded(Packages.joined(clear, rung), false);

        assertThat(rung.iFrames()).hasSizeGreaterThan(1);
        check(clear, rung, whole, false);
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            Path encrypted = folder.resolve(scheme.fourCc());
            check(encrypted, rung(Packages.pack(encrypted, LENGTH, Protections.of(scheme), rendition)), whole, true);
        }
    }

    @ParameterizedTest
    @EnumSource(ProtectionScheme.class)
    @DisplayName("PR-66 a rendition of I-frames alone is packaged beside the rungs, and encrypted as they are")
    void pr66ARenditionOfIFrames(ProtectionScheme scheme) throws Exception {
        Rendition rung = ProtectedClip.AVC_CABAC.encode(folder);
        Rendition.Video thin =
                Clips.rung(Clips.video().rate("1").frames(7).gop(1).bframes(0).encode(folder.resolve("thin.mp4")));
        Path clear = folder.resolve("clear");
        PackagedTrack.Video packaged = withIFrames(clear, Optional.empty(), rung, thin);
        List<Shown> whole = decoded(Packages.joined(clear, packaged), false);

        assertThat(packaged.iFrames()).hasSize(7);
        assertThat(packaged.segments()).hasSizeGreaterThan(1);
        check(clear, packaged, whole, false);
        Path encrypted = folder.resolve("encrypted");
        PackagedTrack.Video hidden = withIFrames(encrypted, Optional.of(Protections.of(scheme)), rung, thin);
        assertThat(hidden.protection()).isPresent();
        check(encrypted, hidden, whole, true);
    }

    private static PackagedTrack.Video withIFrames(
            Path directory, Optional<Protection> protection, Rendition rung, Rendition.Video thin) {
        return new MediaPackager(new PackagingSettings(directory, LENGTH, protection), (_, _) -> {}, () -> false)
                .packageAll(List.of(rung), List.of(), Optional.of(thin))
                .iFrames()
                .orElseThrow();
    }

    private record Shown(long ticks, String hash) {}

    private void check(Path directory, PackagedTrack.Video rung, List<Shown> whole, boolean encrypted)
            throws IOException {
        for (IFrame frame : rung.iFrames()) {
            Path alone = folder.resolve("alone.mp4");
            byte[] segment = Files.readAllBytes(directory.resolve(rung.path()).resolve(frame.fileName()));
            int from = Math.toIntExact(frame.offset());
            byte[] range = Arrays.copyOfRange(segment, from, Math.toIntExact(from + frame.size()));
            try (OutputStream out = Files.newOutputStream(alone)) {
                Files.copy(directory.resolve(rung.path()).resolve("init.mp4"), out);
                out.write(range);
            }
            assertThat(new String(range, 4, 4, StandardCharsets.US_ASCII)).isEqualTo("moof");
            List<Shown> pictures = decoded(alone, encrypted);
            assertThat(pictures).as(frame.toString()).hasSize(1);
            // Where pictures are decoded ahead, FFmpeg begins to count later.
            long shown = whole.getFirst().ticks() + frame.start();
            assertThat(whole).contains(new Shown(shown, pictures.getFirst().hash()));
        }
    }

    private static List<Shown> decoded(Path file, boolean encrypted) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "fatal", "-seekable", "0", "-copyts"));
        if (encrypted) {
            arguments.addAll(List.of("-decryption_key", Protections.KEY));
        }
        arguments.addAll(List.of("-i", file.toString(), "-fps_mode", "passthrough"));
        arguments.addAll(List.of("-enc_time_base", "-1", "-f", "framehash", "-"));
        return RealTools.run(RealTools.ffmpeg(), arguments)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",\\s*", -1))
                .map(fields -> new Shown(Long.parseLong(fields[2].strip()), fields[5]))
                .toList();
    }

    private static PackagedTrack.Video rung(PackagedPresentation presentation) {
        return presentation.video().getFirst();
    }
}
