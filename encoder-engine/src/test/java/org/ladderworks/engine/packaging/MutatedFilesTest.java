package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.write.BoxWriter;
import org.ladderworks.engine.cmaf.write.FragmentSamples;
import org.ladderworks.engine.cmaf.write.InitSegment;
import org.ladderworks.engine.cmaf.write.MediaFragment;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** Hostile files: the reader answers or refuses, soon, and holds no more than a fixed amount of memory. */
class MutatedFilesTest {
    private static final int ROUNDS = 1000;
    private static final String X265 = "open-gop=0:min-keyint=3:scenecut=0:wpp=0:pools=1:no-info=1:log-level=none";

    @TempDir
    Path folder;

    private int packages;

    @Test
    void mutatedFilesAreReadOrRefused() throws IOException {
        List<byte[]> seeds = List.of(
                Files.readAllBytes(new SyntheticMp4("I0 P3 b1 b2 I4 P5").write(folder.resolve("a.mp4"))),
                Files.readAllBytes(new SyntheticMp4("I0 P1 I2 P3")
                        .wide()
                        .compactSizes()
                        .emptyEdit(40)
                        .write(folder.resolve("b.mp4"))),
                fragmented(),
                Files.readAllBytes(new SyntheticMp4("I0 P3 b1 b2 I4 P5")
                        .hevc("hvc1", SyntheticMp4.HVCC)
                        .inBand(SyntheticMp4.HEVC_PPS)
                        .write(folder.resolve("c.mp4"))),
                Files.readAllBytes(
                        new SyntheticMp4("I0 P1 P2 I3 P4").av1().inBand("1200").write(folder.resolve("d.mp4"))));
        Random random = new Random(20_261_121);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutate(seeds.get(round % seeds.size()).clone(), random);
            Path file = Files.write(folder.resolve("mutant.mp4"), mutant);
            refused += Assertions.assertTimeout(Duration.ofSeconds(10), () -> refused(file), "round " + round);
        }
        // Both answers occur, or the mutations prove nothing.
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    /** Headers of slices and frames are read as well, where they are to be encrypted: of every codec, in both schemes. */
    @Test
    void mutatedFilesAreEncryptedOrRefused() throws IOException {
        List<byte[]> seeds = List.of(
                Files.readAllBytes(
                        new SyntheticMp4("I0 P3 b1 b2 I4 P5").slices(2, 40).write(folder.resolve("a.mp4"))),
                encoded("libx265", "-tag:v", "hvc1", "-preset", "ultrafast", "-x265-params", X265),
                encoded("libsvtav1", "-preset", "12"));
        ProtectionScheme[] schemes = ProtectionScheme.values();
        Random random = new Random(20_261_122);
        int[][] refused = new int[seeds.size()][schemes.length];
        for (int round = 0; round < ROUNDS; round++) {
            int seed = round % seeds.size();
            int scheme = round / seeds.size() % schemes.length;
            Path file = Files.write(
                    folder.resolve("mutant.mp4"), mutate(seeds.get(seed).clone(), random));
            refused[seed][scheme] += Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> refusedToEncrypt(file, schemes[scheme]), "round " + round);
        }
        int each = ROUNDS / (seeds.size() * schemes.length);
        for (int[] ofSeed : refused) {
            for (int count : ofSeed) {
                assertThat(count).as(Arrays.deepToString(refused)).isBetween(each / 10, each * 9 / 10);
            }
        }
    }

    /** Six pictures in two GOPs. */
    private byte[] encoded(String encoder, String... options) throws IOException {
        Path file = folder.resolve(encoder + ".mp4");
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=size=128x128:rate=25"));
        arguments.addAll(List.of("-frames:v", "6", "-pix_fmt", "yuv420p", "-c:v", encoder, "-g", "3"));
        arguments.addAll(List.of(options));
        arguments.add(file.toString());
        RealTools.ffmpeg(arguments);
        return Files.readAllBytes(file);
    }

    private int refusedToEncrypt(Path file, ProtectionScheme scheme) {
        packages++;
        try {
            Packages.pack(folder.resolve("out" + packages), Protections.of(scheme), Clips.rung(file));
            return 0;
        } catch (PackagingException | DrmException e) {
            assertThat(e.code())
                    .isIn(
                            ErrorCode.RENDITION_UNREADABLE,
                            ErrorCode.RENDITION_UNSUPPORTED,
                            ErrorCode.STREAM_NOT_PROTECTABLE);
            return 1;
        }
    }

    /** NAL units and frames are taken apart again for MPEG-TS. */
    @Test
    void mutatedFilesBecomeTransportStreamsOrAreRefused() throws IOException {
        Path sound = folder.resolve("sound.mp4");
        RealTools.ffmpeg(List.of("-f", "lavfi", "-i", "sine=d=0.2", "-c:a", "aac", sound.toString()));
        List<byte[]> seeds = List.of(
                Files.readAllBytes(new SyntheticMp4("I0 P3 b1 b2 I4 P5").write(folder.resolve("a.mp4"))),
                Files.readAllBytes(new SyntheticMp4("I0 P1 I2 P3")
                        .slices(3, 30)
                        .emptyEdit(40)
                        .write(folder.resolve("b.mp4"))),
                Files.readAllBytes(sound));
        Random random = new Random(20_261_123);
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] mutant = mutate(seeds.get(round % seeds.size()).clone(), random);
            Path file = Files.write(folder.resolve("mutant.mp4"), mutant);
            Rendition rendition = round % seeds.size() == 2 ? Clips.sound("en", file) : Clips.rung(file);
            refused += Assertions.assertTimeout(
                    Duration.ofSeconds(10), () -> refusedInTransport(rendition), "round " + round);
        }
        assertThat(refused).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
    }

    private int refusedInTransport(Rendition rendition) {
        packages++;
        try {
            Packages.withTransport(
                    folder.resolve("out" + packages), TransportSettings.CLEAR, MediaTime.of(1, 1), rendition);
            return 0;
        } catch (PackagingException e) {
            assertThat(e.code())
                    .isIn(
                            ErrorCode.RENDITION_UNREADABLE,
                            ErrorCode.RENDITION_UNSUPPORTED,
                            ErrorCode.TRANSPORT_WITHOUT_MEDIA,
                            ErrorCode.TRANSPORT_IMPOSSIBLE);
            return 1;
        }
    }

    @Test
    void countsWithoutBytesBehindThemAreRefused() throws IOException {
        byte[] whole = Files.readAllBytes(new SyntheticMp4("I0 P1").write(folder.resolve("a.mp4")));
        int stsz = find(whole, "stsz");
        // One size for all, and as many samples as the field can tell.
        whole[stsz + 11] = 1;
        for (int i = 12; i < 16; i++) {
            whole[stsz + i] = (byte) 0xFF;
        }
        Path file = Files.write(folder.resolve("bomb.mp4"), whole);

        assertThat(refused(file)).isEqualTo(1);
    }

    /** 1 where the dump, the reader or the packager refuses the file in an orderly way. */
    private int refused(Path file) {
        packages++;
        try {
            BoxDump.of(file);
        } catch (PackagingException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.RENDITION_UNREADABLE);
        }
        try {
            Packages.pack(folder.resolve("out" + packages), Clips.rung(file));
            return 0;
        } catch (PackagingException e) {
            assertThat(e.code()).isIn(ErrorCode.RENDITION_UNREADABLE, ErrorCode.RENDITION_UNSUPPORTED);
            return 1;
        }
    }

    /** One to four changes: a byte, a whole 32-bit number, or a cut. */
    private static byte[] mutate(byte[] bytes, Random random) {
        byte[] mutant = bytes;
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(mutant.length - 4);
            switch (random.nextInt(8)) {
                case 0 -> mutant = Arrays.copyOf(mutant, Math.max(16, at));
                case 1, 2 -> {
                    int value = List.of(0, 1, -1, 0x7FFF_FFFF, 0x8000_0000, 8, 0x0100_0000)
                            .get(random.nextInt(7));
                    for (int i = 0; i < 4; i++) {
                        mutant[at + i] = (byte) (value >> (24 - 8 * i));
                    }
                }
                default -> mutant[at] = (byte) random.nextInt(256);
            }
        }
        return mutant;
    }

    private byte[] fragmented() throws IOException {
        FragmentSamples out = new FragmentSamples();
        out.add(24, 512, 0, FragmentSamples.Dependence.INDEPENDENT);
        out.add(24, 512, 0, FragmentSamples.Dependence.REFERENCE);
        var entry = (SampleEntry.Video)
                Mp4File.read(folder.resolve("a.mp4")).tracks().getFirst().entry();
        InitSegment.Track track = new InitSegment.Track(new Timescale(12_800), 1024, "en", Optional.empty());
        BoxWriter writer = new BoxWriter();
        writer.bytes(InitSegment.video(
                track, new InitSegment.Picture(entry.configuration(), Optional.empty(), 1, 1, StaticMetadata.NONE)));
        writer.bytes(MediaFragment.video(1, 0, out)).bytes(pictures());
        writer.bytes(MediaFragment.video(2, 1024, out)).bytes(pictures());
        return writer.toBytes();
    }

    /** An IDR slice and another, each of 24 bytes with its length field. */
    private static byte[] pictures() {
        return new BoxWriter()
                .u32(20)
                .u8(0x65)
                .zeros(19)
                .u32(20)
                .u8(0x41)
                .zeros(19)
                .toBytes();
    }

    private static int find(byte[] bytes, String type) {
        for (int i = 0; i < bytes.length - 4; i++) {
            if (new String(bytes, i, 4, StandardCharsets.ISO_8859_1).equals(type)) {
                return i;
            }
        }
        throw new AssertionError("no " + type);
    }
}
