package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.testing.EncryptedSamples;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.ShakaPackager;
import org.ladderworks.engine.time.MediaTime;

/** What we encrypt, programs that are not ours decrypt to the clear package's samples, byte for byte (rule 57). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DecryptedByOthersTest {
    @TempDir
    static Path clipFolder;

    private final Map<ProtectedClip, Rendition> encoded = new EnumMap<>(ProtectedClip.class);

    @TempDir
    Path folder;

    static List<ProtectedClip> clips() {
        return List.of(ProtectedClip.values());
    }

    @ParameterizedTest
    @MethodSource("clips")
    @DisplayName("PR-57 every sample of a cbcs package is decrypted by two FFmpegs and Shaka Packager")
    void pr57CbcsIsDecrypted(ProtectedClip clip) {
        check(clip, ProtectionScheme.CBCS);
    }

    @ParameterizedTest
    @MethodSource("clips")
    @DisplayName("PR-57 every sample of a cenc package is decrypted by two FFmpegs and Shaka Packager")
    void pr57CencIsDecrypted(ProtectedClip clip) {
        check(clip, ProtectionScheme.CENC);
    }

    @ParameterizedTest
    @EnumSource(ProtectionScheme.class)
    @DisplayName("PR-51 a clear lead under a second sample entry is read by two FFmpegs and Shaka Packager")
    void pr51ClearLeadIsRead(ProtectionScheme scheme) {
        for (ProtectedClip clip :
                List.of(ProtectedClip.AVC_CABAC, ProtectedClip.HEVC, ProtectedClip.AV1_TILES, ProtectedClip.AAC)) {
            Rendition rendition = encoded(clip);
            Optional<MediaTime> second = Optional.of(MediaTime.of(1, 1));
            Path clear = joined("clear-" + clip, Packages.pack(folder.resolve("clear-" + clip), second, rendition));
            PackagedPresentation led = Packages.pack(
                    folder.resolve("led-" + clip),
                    second,
                    Protections.withLead(scheme, MediaTime.of(1, 10)),
                    rendition);
            Path encrypted = joined("led-" + clip, led);
            PackagedTrack track = led.tracks().getFirst();

            assertThat(track.protection().orElseThrow().clearSegments()).isEqualTo(1);
            assertThat(track.segments()).hasSizeGreaterThan(1);
            List<String> samples = samples(clear);
            List<String> written = samples(encrypted);
            assertThat(written.getFirst()).isEqualTo(samples.getFirst());
            // Not the last one alone: of AV1 it may only name a picture that came before, which leaves nothing to
            // encrypt.
            int end = samples.size();
            assertThat(written.subList(end - 10, end)).isNotEqualTo(samples.subList(end - 10, end));
            checkDecrypted(clip, clear, encrypted);
        }
    }

    private void check(ProtectedClip clip, ProtectionScheme scheme) {
        Rendition rendition = encoded(clip);
        Path clear = joined("clear", Packages.pack(folder.resolve("clear"), rendition));
        Path encrypted =
                joined("encrypted", Packages.pack(folder.resolve("encrypted"), Protections.of(scheme), rendition));

        List<String> samples = samples(clear);
        List<String> written = samples(encrypted);
        assertThat(written).hasSameSizeAs(samples).isNotEqualTo(samples);
        checkDecrypted(clip, clear, encrypted);

        Path theirs = folder.resolve("theirs.mp4");
        ShakaPackager.encrypt(
                clear,
                theirs,
                clip.stream(),
                scheme.fourCc(),
                Protections.KID,
                Protections.KEY,
                Protections.iv(scheme));
        int ivBytes = scheme == ProtectionScheme.CENC ? 8 : 0;
        assertThat(EncryptedSamples.of(encrypted, ivBytes)).isEqualTo(EncryptedSamples.of(theirs, ivBytes));
        assertThat(written).isEqualTo(samples(theirs));
    }

    private void checkDecrypted(ProtectedClip clip, Path clear, Path encrypted) {
        assertThat(packets(RealTools.ffmpeg(), encrypted, true)).isEqualTo(packets(RealTools.ffmpeg(), clear, false));
        assertThat(packets(RealTools.bundledFfmpeg(), encrypted, true))
                .isEqualTo(packets(RealTools.bundledFfmpeg(), clear, false));
        Path decrypted = folder.resolve("decrypted-" + clip + ".mp4");
        ShakaPackager.decrypt(encrypted, decrypted, clip.stream(), Protections.KID, Protections.KEY);
        assertThat(samples(decrypted)).isEqualTo(samples(clear));
    }

    private Rendition encoded(ProtectedClip clip) {
        return encoded.computeIfAbsent(clip, each -> each.encode(clipFolder));
    }

    private Path joined(String name, PackagedPresentation presentation) {
        return Packages.joined(folder.resolve(name), presentation.tracks().getFirst());
    }

    /**
     * Times and SHA-256 of every packet, as FFmpeg sees them when it reads from beginning to end, as from a network: in
     * files of several fragments without an index, into which it can jump, FFmpeg 5.1 mixes up what each says of its
     * encryption.
     */
    private static List<String> packets(Path ffmpeg, Path file, boolean decrypt) {
        List<String> arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-seekable", "0"));
        if (decrypt) {
            arguments.addAll(List.of("-decryption_key", Protections.KEY));
        }
        arguments.addAll(List.of("-i", file.toString(), "-map", "0", "-c", "copy", "-f", "framehash", "-"));
        return RealTools.run(ffmpeg, arguments)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static List<String> samples(Path file) {
        return EncryptedSamples.hashes(file);
    }
}
