package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.inspect.Described;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.pipeline.JobOutcome;
import org.ladderworks.engine.pipeline.RepackageSpec;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;

/** Which key and which IV each track gets, what is said of it, and what is refused. */
class ProtectionTest {
    @TempDir
    Path folder;

    @Test
    void headersAndSegmentsAreWrittenBoxForBox() {
        Path clip = new SyntheticMp4("I0 P3 b1 b2 I4 P6 b5 P7").slices(2, 60).write(folder.resolve("clip.mp4"));
        Packages.pack(folder.resolve("cbcs"), Protections.of(ProtectionScheme.CBCS), Clips.rung(clip));
        Packages.pack(folder.resolve("cenc"), Protections.of(ProtectionScheme.CENC), Clips.rung(clip));

        golden("cbcs/video/avc-180p/init.mp4", "avc-cbcs-init.txt");
        golden("cbcs/video/avc-180p/00001.m4s", "avc-cbcs-segment.txt");
        golden("cenc/video/avc-180p/init.mp4", "avc-cenc-init.txt");
        golden("cenc/video/avc-180p/00001.m4s", "avc-cenc-segment.txt");
    }

    @Test
    void soundIsWrittenBoxForBox() {
        Path sound = folder.resolve("sound.m4a");
        RealTools.ffmpeg(List.of(
                "-f", "lavfi", "-i", "anullsrc=cl=stereo:r=48000", "-t", "0.2", "-c:a", "aac", sound.toString()));
        Packages.pack(folder.resolve("cbcs"), Protections.of(ProtectionScheme.CBCS), Clips.sound("en", sound));
        Packages.pack(folder.resolve("cenc"), Protections.of(ProtectionScheme.CENC), Clips.sound("en", sound));

        golden("cbcs/audio/en-main-aac-2/init.mp4", "aac-cbcs-init.txt");
        golden("cbcs/audio/en-main-aac-2/00001.m4s", "aac-cbcs-segment.txt");
        golden("cenc/audio/en-main-aac-2/init.mp4", "aac-cenc-init.txt");
        golden("cenc/audio/en-main-aac-2/00001.m4s", "aac-cenc-segment.txt");
    }

    @Test
    @DisplayName("PR-51 a clear lead has a sample entry of its own, which its fragments choose")
    void pr51ClearLeadIsWrittenBoxForBox() {
        Path clip = new SyntheticMp4("I0 P1 I2 P3").slices(1, 60).write(folder.resolve("clip.mp4"));
        PackagedPresentation led = Packages.pack(
                folder.resolve("led"),
                Optional.of(MediaTime.of(8, 100)),
                Protections.withLead(ProtectionScheme.CBCS, MediaTime.of(1, 1000)),
                Clips.rung(clip));

        assertThat(led.video().getFirst().protection())
                .hasValueSatisfying(of -> assertThat(of.clearSegments()).isEqualTo(1));
        golden("led/video/avc-180p/init.mp4", "avc-lead-init.txt");
        golden("led/video/avc-180p/00001.m4s", "avc-lead-segment-1.txt");
        golden("led/video/avc-180p/00002.m4s", "avc-lead-segment-2.txt");
    }

    @Test
    @DisplayName(
            "PR-51 drm inspect tells of both entries of a header with a clear lead; package refuses such files as encrypted")
    void pr51ClearLeadIsInspectedAndNotPackagedAgain() throws IOException {
        Path clip = new SyntheticMp4("I0 P1 I2 P3").slices(1, 60).write(folder.resolve("clip.mp4"));
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            Path out = folder.resolve(scheme.fourCc());
            Packages.pack(
                    out,
                    Optional.of(MediaTime.of(8, 100)),
                    Protections.withLead(scheme, MediaTime.of(1, 1000)),
                    Clips.rung(clip));
            Path track = out.resolve("video/avc-180p");
            Described header = DrmInspection.of(track.resolve("init.mp4"));
            assertThat(header.parts().stream().map(Described::words))
                    .startsWith("avc1, encrypted (encv)", "avc1, clear");
            for (String segment : List.of("00001.m4s", "00002.m4s")) {
                assertThat(DrmInspection.of(track.resolve(segment)).parts())
                        .singleElement()
                        .satisfies(
                                part -> assertThat(part.words()).contains("the init segment tells of its encryption"));
            }

            Path whole = folder.resolve(scheme.fourCc() + ".mp4");
            try (OutputStream joined = Files.newOutputStream(whole)) {
                for (String part : List.of("init.mp4", "00001.m4s", "00002.m4s")) {
                    Files.copy(track.resolve(part), joined);
                }
            }
            for (Path file : List.of(whole, track.resolve("init.mp4"))) {
                RepackageSpec again = RepackageSpec.of(List.of(file), folder.resolve("again"));
                assertThat(EncodingEngine.repackage(again, _ -> {}, new Cancellation()))
                        .isInstanceOfSatisfying(JobOutcome.Failed.class, failed -> {
                            assertThat(failed.error().code()).isEqualTo(ErrorCode.RENDITION_ENCRYPTED);
                            assertThat(failed.error().getMessage())
                                    .contains(file.toString(), "is encrypted", "encv and avc1");
                        });
            }
            assertThat(folder.resolve("again")).doesNotExist();
        }
    }

    private void golden(String file, String name) {
        Golden.check("boxes/" + name, BoxDump.of(folder.resolve(file)));
    }

    @Test
    @DisplayName("PR-54 each tier of pictures has its key, and sound its own; manifests learn which")
    void pr54TracksHaveTheKeysOfTheirRoles() {
        Path small = Clips.video().encode(folder.resolve("small.mp4"));
        Path large = Clips.video().size("1280x720").encode(folder.resolve("large.mp4"));
        Path sound = Clips.audio(folder.resolve("sound.m4a"), "5.1", 48_000);
        IvBookOfTest ledger = IvBookOfTest.counting(ProtectionScheme.CBCS);
        Protection tiers = new Protection(
                ProtectionScheme.CBCS,
                KeyLayout.BY_TIER,
                Protections.keys(KeyLayout.BY_TIER, Optional.empty()),
                ledger,
                Optional.empty());
        PackagedPresentation presentation = Packages.pack(
                folder.resolve("out"), tiers, Clips.rung(small), Clips.rung(large), Clips.sound("en", sound));

        assertThat(presentation.tracks().stream()
                        .map(track ->
                                track.protection().orElseThrow().key().hex().substring(30)))
                .containsExactly("e7", "e6", "e9");
        assertThat(ledger.asked())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("[0-9a-f-]{36} [0-9a-f]{32}"));
        assertThat(PackageIndex.of(Optional.empty(), presentation, List.of()).toJson())
                .contains("\"encryption\" : \"cbcs\"", "\"keyId\" : \"a1a2a3a4-b1b2-c1c2-d1d2-e1e2e3e4e5e9\"")
                .doesNotContain(Protections.KEY)
                .doesNotContain(ledger.drawn());
    }

    @Test
    @DisplayName("an IV that came with a key is the constant one of cbcs; in cenc it would repeat key streams")
    void explicitIvIsForConstantIvsAlone() {
        Path clip = new SyntheticMp4("I0 P1").slices(1, 60).write(folder.resolve("clip.mp4"));
        byte[] given = HexFormat.of().parseHex("99999999999999999999999999999999");
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            Protection whole = Protections.of(scheme);
            Packages.pack(
                    folder.resolve(scheme.fourCc()),
                    new Protection(
                            scheme,
                            KeyLayout.ONE,
                            Protections.keys(KeyLayout.ONE, Optional.of(given)),
                            whole.ledger(),
                            Optional.empty()),
                    Clips.rung(clip));
        }

        assertThat(BoxDump.of(folder.resolve("cbcs/video/avc-180p/init.mp4")))
                .contains("iv=99999999999999999999999999999999");
        assertThat(BoxDump.of(folder.resolve("cenc/video/avc-180p/00001.m4s")))
                .contains(Protections.COUNTED_IV)
                .doesNotContain("9999999999999999");
    }

    @Test
    @DisplayName("PR-51 saio leads from the beginning of its moof to what is in senc, whose sizes saiz tells")
    void pr51SaioLeadsToWhatIsInSenc() throws IOException {
        Path clip = new SyntheticMp4("I0 P1 I2 P3").slices(3, 60).write(folder.resolve("clip.mp4"));
        for (ProtectionScheme scheme : ProtectionScheme.values()) {
            Packages.pack(folder.resolve(scheme.fourCc()), Protections.of(scheme), Clips.rung(clip));
            byte[] segment = Files.readAllBytes(folder.resolve(scheme.fourCc()).resolve("video/avc-180p/00001.m4s"));
            ByteBuffer bytes = ByteBuffer.wrap(segment);
            int fragments = 0;
            for (int moof = find(segment, "moof", 0); moof >= 0; moof = find(segment, "moof", moof + 8)) {
                int senc = find(segment, "senc", moof);
                int saiz = find(segment, "saiz", moof);
                int offset = bytes.getInt(find(segment, "saio", moof) + 16);
                assertThat(moof + offset).isEqualTo(senc + 16);
                assertThat(bytes.getInt(saiz + 13)).isEqualTo(2);
                assertThat(2 * segment[saiz + 12]).isEqualTo(bytes.getInt(senc) - 16);
                fragments++;
            }
            assertThat(fragments).isEqualTo(2);
        }
    }

    /** Where the next box of a type begins; -1 where there is none. */
    private static int find(byte[] bytes, String type, int from) {
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(type, from + 4);
        return at < 0 ? -1 : at - 4;
    }

    @Test
    void aLeadThatLeavesNothingToEncryptIsRefused() {
        Path clip = new SyntheticMp4("I0 P1 I2 P3").slices(1, 60).write(folder.resolve("clip.mp4"));

        assertThatThrownBy(() -> Packages.pack(
                        folder.resolve("out"),
                        Protections.withLead(ProtectionScheme.CBCS, MediaTime.of(6, 1)),
                        Clips.rung(clip)))
                .isInstanceOfSatisfying(
                        DrmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLEAR_LEAD_TOO_LONG));
    }
}
