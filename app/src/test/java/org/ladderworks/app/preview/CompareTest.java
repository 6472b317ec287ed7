package org.ladderworks.app.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/** Two pictures at once, frame-locked; parts, differences, values of pixels. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompareTest {
    private static final View BOTH = View.whole(new Resolution(160, 90)).mode(View.Mode.BOTH);
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path folder;

    private PreviewWorker worker;

    @BeforeAll
    void start() {
        worker = new PreviewWorker(WorkerLaunch.usual().withoutLibvlc());
    }

    @AfterAll
    void end() {
        worker.close();
    }

    /** As a package has it: the rendition in segments, begun at zero, of a source whose first 30 frames were cut off. */
    @Test
    void segmentsAreLockedWithATrimmedSource() throws Exception {
        Path source = CodedClip.encode(folder.resolve("source.mkv"), "320x180", "30000/1001", 200);
        Footage rung = segmented(source, "rung", 30, "scale=160:90", 48);
        MediaTime start = MediaTime.of(30 * 1001, 30000);
        Audience audience = new Audience();
        try (Screening screening =
                worker.open(List.of(Footage.source("source", source, start), rung), BOTH, MediaTime.ZERO, audience)) {
            assertThat(audience.await(Facts.class).canvas()).isEqualTo(new Resolution(320, 180));
            assertThat(audience.seen().numbers()).containsExactly(30, 30);
            for (int i = 31; i < 100; i++) {
                screening.step(1);
                assertThat(audience.seen().numbers()).containsExactly(i, i);
            }
            for (int i = 98; i >= 30; i--) {
                screening.step(-1);
                Audience.Seen seen = audience.seen();
                assertThat(seen.numbers()).containsExactly(i, i);
                assertThat(seen.sides()).extracting(Side::frame).containsExactly(i - 30L, i - 30L);
            }
            for (int frame : List.of(140, 3, 47, 48, 49, 95, 96, 143, 169)) {
                screening.seek(MediaTime.of(frame * 1001L, 30000));
                assertThat(audience.seen().numbers()).containsExactly(frame + 30, frame + 30);
            }
        }
    }

    /** The encoder took every other frame; the source follows. */
    @Test
    void aRungOfHalfTheRateLeads() throws Exception {
        Path source = CodedClip.encode(folder.resolve("fifty.mp4"), "320x180", "50", 100);
        Path rung = folder.resolve("half.mp4");
        RealTools.ffmpeg(List.of(
                "-i",
                "file:" + source,
                "-vf",
                "fps=25:round=near",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "file:" + rung));
        Audience audience = new Audience();
        try (Screening screening = worker.open(
                List.of(Footage.source("source", source, MediaTime.ZERO), Footage.rendition("half", rung)),
                BOTH,
                MediaTime.ZERO,
                audience)) {
            for (int i = 0; i < 40; i++) {
                List<Integer> numbers = audience.seen().numbers();
                assertThat(numbers.get(0)).isEqualTo(numbers.get(1));
                screening.step(1);
            }
        }
    }

    /** The encoder filled the gaps of a source of a variable rate. */
    @Test
    void aSourceOfVariableRateFollows() throws Exception {
        Path source = folder.resolve("variable.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                CodedClip.pictures("320x180", "30", 100) + ",select='not(eq(mod(n,7),3))'",
                "-fps_mode",
                "passthrough",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "file:" + source));
        Path rung = folder.resolve("constant.mp4");
        RealTools.ffmpeg(List.of(
                "-i",
                "file:" + source,
                "-vf",
                "fps=25:round=near",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-g",
                "30",
                "file:" + rung));
        Audience audience = new Audience();
        int off = 0;
        try (Screening screening = worker.open(
                List.of(Footage.source("source", source, MediaTime.ZERO), Footage.rendition("constant", rung)),
                BOTH,
                MediaTime.ZERO,
                audience)) {
            for (int i = 0; i < 75; i++) {
                List<Integer> numbers = audience.seen().numbers();
                off += numbers.get(0).equals(numbers.get(1)) ? 0 : 1;
                screening.step(1);
            }
        }
        assertThat(off).isZero();
    }

    @Test
    void theDifferenceOfTheSameIsBlackAndOfOtherFramesIsNot() throws Exception {
        Path clip = CodedClip.encode(folder.resolve("same.mp4"), "320x180", "25", 30);
        Footage same = Footage.source("same", clip, MediaTime.ZERO);
        Footage later = Footage.source("later", clip, MediaTime.of(40, 1000));
        View view = BOTH.mode(View.Mode.DIFFERENCE);
        Audience audience = new Audience();
        try (Screening screening = worker.open(List.of(same, same), view.amplified(64), MediaTime.ZERO, audience)) {
            byte[] picture = audience.seen().pictures().getFirst();
            for (int i = 0; i < picture.length; i++) {
                assertThat(picture[i] & 0xff).isEqualTo(i % 4 == 3 ? 255 : 0);
            }
            assertThat(screening).isNotNull();
        }
        try (Screening screening = worker.open(List.of(same, later), view, MediaTime.ZERO, audience)) {
            Audience.Seen once = audience.seen();
            assertThat(once.number())
                    .as("frames 0 and 1 are apart in the first stripe")
                    .isEqualTo(1);
            int plain = once.pictures().getFirst()[(45 * 160 + 100) * 4] & 0xff;
            assertThat(plain).isLessThan(10);
            screening.view(view.amplified(16));
            assertThat(audience.seen().number() & 1).isEqualTo(1);
        }
    }

    @Test
    void partsAreDrawnPixelByPixelAndTheirValuesTold() throws Exception {
        // Left half Y 180, right half Y 60, in one pixel of 16 a line apart; BT.709, limited.
        Path clip = folder.resolve("halves.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "nullsrc=s=1280x720:r=25:d=1,format=yuv420p,geq=lum='if(lt(X,641),180,60)':cb=90:cr=160,setparams=colorspace=bt709:range=tv",
                "-c:v",
                "ffv1",
                "file:" + clip));
        Audience audience = new Audience();
        View view = View.whole(new Resolution(160, 80)).part(640, 100, 20, 10);
        try (Screening screening =
                worker.open(List.of(Footage.source("halves", clip, MediaTime.ZERO)), view, MediaTime.ZERO, audience)) {
            byte[] drawn = audience.seen().pictures().getFirst();
            int[] greens = new int[160];
            for (int x = 0; x < 160; x++) {
                greens[x] = drawn[(40 * 160 + x) * 4 + 1] & 0xff;
            }
            // 800 %: the first pixel of the part is the last bright one, eight wide, with hard edges.
            assertThat(greens[0]).isEqualTo(greens[7]);
            assertThat(greens[8]).isCloseTo(greens[159], within(1));
            assertThat(greens[7] - greens[8]).isGreaterThan(100);
            PixelValue bright = screening.pixel(7, 40).get(20, TimeUnit.SECONDS).getFirst();
            assertThat(bright.codes()).containsExactly(180, 90, 160);
            assertThat(bright.names()).containsExactly("Y", "Cb", "Cr");
            assertThat(bright.x()).isEqualTo(640);
            assertThat(bright.y()).isEqualTo(105);
            assertThat(bright.green()).isCloseTo(greens[7], within(1));
            // BT.709, limited: R = 1.164 (Y-16) + 1.793 (Cr-128), and so on.
            assertThat((double) bright.red()).isBetween(246.0, 251.0);
            assertThat((double) bright.green()).isBetween(180.0, 184.0);
            assertThat((double) bright.blue()).isBetween(108.0, 113.0);
            PixelValue dark = screening.pixel(8, 40).get(20, TimeUnit.SECONDS).getFirst();
            assertThat(dark.codes()).containsExactly(60, 90, 160);
            assertThat(dark.x()).isEqualTo(641);
        }
    }

    @Test
    void hdrIsToldAndToneMapped() throws Exception {
        Path clip = folder.resolve("hdr.mkv");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "nullsrc=s=320x180:r=25:d=1,format=yuv420p10le,geq=lum='572':cb=512:cr=512",
                "-c:v",
                "libx265",
                "-x265-params",
                "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:hdr10=1:max-cll=1000,400",
                "-color_trc",
                "smpte2084",
                "-color_primaries",
                "bt2020",
                "-colorspace",
                "bt2020nc",
                "file:" + clip));
        Audience audience = new Audience();
        View view = View.whole(new Resolution(160, 90));
        try (Screening screening =
                worker.open(List.of(Footage.source("hdr", clip, MediaTime.ZERO)), view, MediaTime.ZERO, audience)) {
            Facts.Of facts = audience.await(Facts.class).footage().getFirst();
            assertThat(facts.hdr()).contains("PQ");
            assertThat(facts.bitDepth()).isEqualTo(10);
            byte[] drawn = audience.seen().pictures().getFirst();
            int grey = drawn[(45 * 160 + 80) * 4 + 1] & 0xff;
            // 58 % of PQ is the reference white: 0.68 of the light behind the curve, 85 % of the signal. Unmapped it
            // were 148.
            assertThat(grey).isBetween(214, 220);
            assertThat(drawn[(45 * 160 + 80) * 4] & 0xff).isBetween(grey - 3, grey + 3);
            PixelValue value = screening.pixel(80, 45).get(20, TimeUnit.SECONDS).getFirst();
            assertThat(value.codes().getFirst()).isBetween(570, 574);
            assertThat(value.bitDepth()).isEqualTo(10);
            assertThat(audience.await(Player.class).kind()).isEqualTo(Player.Kind.FFMPEG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"with", "without"})
    void encryptedSegmentsWantTheirKey(String with) throws Exception {
        Path clip = CodedClip.encode(folder.resolve("clear" + with + ".mp4"), "320x180", "25", 24);
        Path encrypted = folder.resolve("encrypted" + with + ".mp4");
        RealTools.ffmpeg(List.of(
                "-i",
                "file:" + clip,
                "-c",
                "copy",
                "-movflags",
                "+frag_keyframe+empty_moov+default_base_moof",
                "-encryption_scheme",
                "cenc-aes-ctr",
                "-encryption_key",
                KEY,
                "-encryption_kid",
                "a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6",
                "file:" + encrypted));
        Footage footage = oneFile(
                encrypted,
                with.equals("with") ? Optional.of(FootageKey.of(HexFormat.of().parseHex(KEY))) : Optional.empty());
        Audience audience = new Audience();
        try (Screening screening =
                worker.open(List.of(footage), View.whole(new Resolution(160, 90)), MediaTime.ZERO, audience)) {
            if (with.equals("with")) {
                assertThat(audience.seen().number()).isZero();
                screening.seek(MediaTime.of(13 * 40, 1000));
                assertThat(audience.seen().number()).isEqualTo(13);
            } else {
                assertThat(audience.await(Trouble.class).kind()).isEqualTo(Trouble.Kind.ENCRYPTED);
            }
        }
    }

    @Test
    void whatIsNoMediaIsTold() throws Exception {
        Path noise = Files.write(folder.resolve("noise.mp4"), new byte[5000]);
        Path list = Files.writeString(folder.resolve("list.mp4"), "ffconcat version 1.0\nfile /etc/passwd\n");
        for (Path file : List.of(noise, list, folder.resolve("missing.mp4"))) {
            Audience audience = new Audience();
            try (Screening _ = worker.open(
                    List.of(Footage.source("no", file, MediaTime.ZERO)),
                    BOTH.mode(View.Mode.FIRST),
                    MediaTime.ZERO,
                    audience)) {
                assertThat(audience.await(Trouble.class).kind()).isEqualTo(Trouble.Kind.UNREADABLE);
            }
        }
    }

    @Test
    void aDamagedMiddleIsToldAndTheRestIsShown() throws Exception {
        Path clip = CodedClip.encode(folder.resolve("whole.ts"), "320x180", "25", 250);
        byte[] bytes = Files.readAllBytes(clip);
        Arrays.fill(bytes, bytes.length * 4 / 10, bytes.length * 6 / 10, (byte) 0x5a);
        Path damaged = Files.write(folder.resolve("damaged.ts"), bytes);
        Audience audience = new Audience();
        try (Screening screening = worker.open(
                List.of(Footage.source("damaged", damaged, MediaTime.ZERO)),
                View.whole(new Resolution(160, 90)),
                MediaTime.ZERO,
                audience)) {
            assertThat(audience.seen().number()).isZero();
            screening.seek(MediaTime.of(230 * 40, 1000));
            assertThat(audience.seen().number()).isEqualTo(230);
        }
    }

    /** A fragmented MP4, cut into what comes before the first fragment and the rest. */
    private Footage oneFile(Path file, Optional<FootageKey> key) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("moof") - 4;
        Files.write(folder.resolve(file.getFileName() + ".init"), Arrays.copyOf(bytes, at));
        Files.write(folder.resolve(file.getFileName() + ".m4s"), Arrays.copyOfRange(bytes, at, bytes.length));
        Material.Segmented track = new Material.Segmented(
                folder,
                file.getFileName() + ".init",
                new Timescale(1),
                List.of(new Material.Part(file.getFileName() + ".m4s", 0)),
                key);
        return Footage.rendition("encrypted", track, List.of(), List.of());
    }

    private Footage segmented(Path source, String name, int from, String filters, int gop) throws Exception {
        Path track = Files.createDirectories(folder.resolve(name));
        RealTools.ffmpeg(List.of(
                "-i",
                "file:" + source,
                "-vf",
                "trim=start_frame=" + from + ",setpts=N/(30000/1001*TB)," + filters,
                "-r",
                "30000/1001",
                "-c:v",
                "libx264",
                "-preset",
                "veryfast",
                "-bf",
                "2",
                "-g",
                "" + gop,
                "-keyint_min",
                "" + gop,
                "-sc_threshold",
                "0",
                "-f",
                "hls",
                "-hls_segment_type",
                "fmp4",
                "-hls_time",
                "1",
                "-hls_playlist_type",
                "vod",
                "-hls_fmp4_init_filename",
                "init.mp4",
                "-hls_segment_filename",
                track.resolve("%05d.m4s").toString(),
                track.resolve("list.m3u8").toString()));
        List<Material.Part> parts = new ArrayList<>();
        for (int i = 0; Files.exists(track.resolve("%05d.m4s".formatted(i))); i++) {
            parts.add(new Material.Part("%05d.m4s".formatted(i), (long) i * gop * 1001));
        }
        assertThat(parts).hasSizeGreaterThan(2);
        return Footage.rendition(
                name,
                new Material.Segmented(track, "init.mp4", new Timescale(30000), parts, Optional.empty()),
                List.of(),
                List.of());
    }
}
