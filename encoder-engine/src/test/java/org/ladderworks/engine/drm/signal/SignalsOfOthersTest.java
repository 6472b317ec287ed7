package org.ladderworks.engine.drm.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.cmaf.read.ProtectionBoxes;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.inspect.Described;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.ShakaPackager;

/** What Shaka Packager says of a key, beside what we say. */
class SignalsOfOthersTest {
    private static final String KID = "a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6";
    private static final String KEY = "0123456789abcdeffedcba9876543210";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @EnumSource
    @DisplayName(
            "PR-55 pssh of Widevine and the common system are those of Shaka Packager, and of PlayReady what they tell")
    void pr55PsshIsThatOfShakaPackager(ProtectionScheme scheme) {
        Path clear = folder.resolve("clear.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=128x72:r=25:d=1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "file:" + clear));
        Path encrypted = folder.resolve("encrypted.mp4");
        ShakaPackager.signal(clear, encrypted, scheme.fourCc(), KID, KEY);
        List<PsshBox> theirs = ProtectionBoxes.read(encrypted).systems();

        KeySignal ours = ours(scheme);
        assertThat(theirs).contains(ours.pssh(DrmSystem.WIDEVINE.id()).orElseThrow());
        assertThat(theirs).contains(ours.pssh(PsshBox.COMMON).orElseThrow());
        PsshBox playReady = theirs.stream()
                .filter(box -> box.system().equals(DrmSystem.PLAYREADY.id()))
                .findFirst()
                .orElseThrow();
        String said = utf16(playReady);
        String saidByUs = utf16(ours.pssh(DrmSystem.PLAYREADY.id()).orElseThrow());
        for (String part : List.of("WRMHEADER", "KID", "ALGID")) {
            assertThat(said.contains(part)).as(said).isEqualTo(saidByUs.contains(part));
        }
        assertThat(said).contains(PlayReadyHeader.guid(KeyId.parse(KID).orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("drm inspect puts the header of a file by Shaka Packager into words")
    void inspected(ProtectionScheme scheme) {
        Path clear = folder.resolve("clear.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "testsrc2=s=128x72:r=25:d=1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-pix_fmt",
                "yuv420p",
                "file:" + clear));
        Path encrypted = folder.resolve("encrypted.mp4");
        ShakaPackager.signal(clear, encrypted, scheme.fourCc(), KID, KEY);

        String words = words(DrmInspection.of(encrypted));
        String id = "a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e6";
        assertThat(words)
                .contains("avc1, encrypted (encv)", "scheme: " + scheme.fourCc(), "key id: " + id)
                .contains("pssh for Widevine", "pssh for PlayReady", "pssh for any system")
                .contains("version: 4.");
        assertThat(words.split("key id: " + id, -1)).as(words).hasSizeGreaterThanOrEqualTo(5);
        assertThat(words(DrmInspection.of(clear))).contains("avc1, clear");
    }

    private static String words(Described described) {
        StringBuilder words = new StringBuilder(described.words()).append('\n');
        described.parts().forEach(part -> words.append(words(part)));
        return words.toString();
    }

    private static KeySignal ours(ProtectionScheme scheme) {
        ContentKey key =
                new ContentKey(KeyId.parse(KID).orElseThrow(), HexFormat.of().parseHex(KEY), Optional.empty());
        SignalSettings settings = new SignalSettings(
                scheme, Set.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY), "", Map.of(), Optional.empty());
        return KeySignals.of(new KeySet(Map.of(KeyRole.ALL, key), List.of()), settings)
                .getFirst();
    }

    private static String utf16(PsshBox box) {
        return new String(box.data(), StandardCharsets.UTF_16LE);
    }
}
