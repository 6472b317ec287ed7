package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** Sources that look odd and are fine. */
class OddSourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static void decodes(Path output, String size, int frames) {
        String said = RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-allowed_extensions",
                        "ALL",
                        "-select_streams",
                        "v:0",
                        "-count_frames",
                        "-show_entries",
                        "stream=width,height,nb_read_frames",
                        "-of",
                        "csv=p=0",
                        output.resolve("master.m3u8").toString()));
        assertTrue(said.contains(size.replace('x', ',') + "," + frames), said);
    }

    @Test
    void soundAloneBecomesAnAudioPackage() {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        Path sound = Media.convert(clip, folder.resolve("sound.m4a"), "-vn", "-c", "copy");
        JsonNode done = Cli.encode(sound, folder.resolve("package")).succeeds();
        assertEquals(0, done.path("video").size());
        assertEquals(1, done.path("audio").size());
        assertTrue(done.path("notes").toString().contains("audio package"), done.toString());
        assertTrue(Files.exists(folder.resolve("package/audio/und-main-aac-2/playlist.m3u8")));
    }

    @Test
    void clocksThatHaveNothingInCommon() {
        // A prime number of ticks a second, beside sound that begins late.
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        Path odd = Media.convert(
                clip,
                folder.resolve("odd.mp4"),
                "-itsoffset",
                "0.3",
                "-i",
                "file:" + clip,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-ar",
                "44100",
                "-video_track_timescale",
                "999999937");
        Cli.encode(odd, folder.resolve("package")).succeeds();
        decodes(folder.resolve("package"), "320x180", 50);
    }

    @Test
    void aFrameThatIsShownForHoursIsRefusedAndThePieceBeforeItIsNot() {
        Path clip = Media.pictures(folder.resolve("clip.mp4"), "320x180", 2);
        Path hole = Media.convert(
                clip, folder.resolve("hole.mkv"), "-vf", "setpts=PTS+gte(N\\,30)*7200/TB", "-fps_mode", "vfr");
        Cli.encode(hole, folder.resolve("package"))
                .failsWith(ErrorCode.SOURCE_DAMAGED, "frame 29 of " + hole, "shown for 7200 s", "--to");
        Cli.run("probe", "--json", hole).succeeds();
        Cli.encode(hole, folder.resolve("package"), "--to", "1").succeeds();
        decodes(folder.resolve("package"), "320x180", 25);
    }

    @Test
    void aLastFrameThatRoundsBehindTheEndIsShown() {
        Path clip = Media.pictures(folder.resolve("clip.mp4"), "320x180", 2);
        // At 24000/1001 its last frame begins at 47.52 frames and ends at 48.48.
        Path late = Media.convert(
                clip,
                folder.resolve("late.mkv"),
                "-frames:v",
                "48",
                "-vf",
                "settb=1/1000,setpts='if(eq(N,47),1.982/TB,(N/24+if(eq(mod(N,3),1),0.011,0))/TB)'",
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "1:1000",
                "-bf",
                "0");
        Cli.encode(late, folder.resolve("package")).succeeds();
        decodes(folder.resolve("package"), "320x180", 49);
    }

    @Test
    void picturesAlone() {
        Path pictures = Media.pictures(folder.resolve("pictures.mp4"), "320x180", 2);
        JsonNode done = Cli.encode(pictures, folder.resolve("package")).succeeds();
        assertEquals(0, done.path("audio").size());
        decodes(folder.resolve("package"), "320x180", 50);
    }

    @Test
    void oneFrame() {
        Path one = Media.pictures(folder.resolve("one.mp4"), "320x180", 1, "-frames:v", "1");
        assertEquals(
                "0.04",
                Cli.encode(one, folder.resolve("package"))
                        .succeeds()
                        .path("durationSeconds")
                        .toString());
        decodes(folder.resolve("package"), "320x180", 1);
    }

    @ParameterizedTest
    @CsvSource({"16x16, 16x16, yuv420p", "639x361, 638x360, yuv444p"})
    void smallAndOddSizes(String size, String expected, String pixels) {
        Path odd = Media.pictures(folder.resolve("odd.mp4"), size, 1, "-pix_fmt", pixels);
        Cli.encode(odd, folder.resolve("package")).succeeds();
        decodes(folder.resolve("package"), expected, 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whole.ts", "whole.mkv", "whole.flv"})
    void otherContainersWithoutACut(String name) {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        Cli.encode(Media.convert(clip, folder.resolve(name), "-c", "copy"), folder.resolve("package"))
                .succeeds();
        decodes(folder.resolve("package"), "320x180", 50);
    }

    @ParameterizedTest
    @CsvSource({"ntsc.avi, mpeg4", "ntsc-h264.avi, libx264", "ntsc.mxf, mpeg2video", "ntsc.mkv, mpeg4"})
    void clocksThatTickInWholeFrames(String name, String codec) {
        Path ntsc = Media.pictures(folder.resolve(name), "320x180", 2, "-r", "30000/1001", "-c:v", codec);
        JsonNode done = Cli.encode(ntsc, folder.resolve("package")).succeeds();
        assertEquals("2.002", done.path("durationSeconds").toString());
        decodes(folder.resolve("package"), "320x180", 60);
    }

    /** MPEG-TS has no index and no length: a file that was cut cannot be told from a shorter one. */
    @Test
    void aTransportStreamThatWasCutIsTheShorterProgramme() throws IOException {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        Path stream = Media.convert(clip, folder.resolve("whole.ts"), "-an", "-c", "copy");
        long half = Files.size(stream) / 188 / 2;
        Path cut = Files.write(
                folder.resolve("cut.ts"), java.util.Arrays.copyOf(Files.readAllBytes(stream), (int) half * 188));
        Cli ended = Cli.encode(cut, folder.resolve("package"));
        if (ended.exitCode() == 0) {
            double seconds = ended.succeeds().path("durationSeconds").asDouble(0);
            assertTrue(seconds > 0.5 && seconds < 1.9, "took " + seconds + " s for whole");
        } else {
            // The last picture lost its end, and the decoder noticed.
            ended.failsWith(org.ladderworks.engine.error.ErrorCode.SOURCE_DAMAGED, cut);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesThatShellsPatternsAndProtocolsWouldMistake() throws Exception {
        Path child = Files.createDirectory(folder.resolve("child"));
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
        for (String name : List.of(
                "with spaces.mp4",
                "it's \"quoted\".mp4",
                "frame-%d-%05d.mp4",
                "http:colon:.mp4",
                "näme-日本語-🎬.mp4",
                "@arguments.mp4",
                "-y.mp4",
                "$HOME`id`;&|*?.mp4",
                "new\nline.mp4",
                "back\\slash.mp4")) {
            Path source = folder.resolve(name);
            Files.move(clip, source);
            clip = source;
            Path output = folder.resolve("out " + name.replace(".mp4", ""));
            try (ChildCli job = ChildCli.start(
                    child,
                    List.of("env", "-C", folder.toString()),
                    "encode",
                    "--json",
                    "--speed",
                    "ultrafast",
                    "--out",
                    "./" + output.getFileName(),
                    "--",
                    name)) {
                job.awaitEnd().succeeds();
            }
            // The judge takes a question mark in a path for the end of it.
            Path plain = Files.move(output, folder.resolve("plain"));
            decodes(plain, "320x180", 25);
            Files.move(plain, output);
        }
    }
}
