package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ladderworks.engine.testing.RealTools;

/** Tiny sources, whole and broken. */
final class Media {
    private Media() {}

    /** 320x180 at 25 frames a second with a mono tone, H.264 and AAC, its index before its media. */
    static Path clip(Path file, int seconds, String... options) {
        return make(file, "320x180", seconds, true, options);
    }

    /** The same with a subtitle for every two seconds, in a stream of its own. */
    static Path subtitledClip(Path file, int seconds) throws IOException {
        StringBuilder cues = new StringBuilder();
        for (int i = 0; i < seconds / 2; i++) {
            cues.append("%d%n00:%02d:%02d,000 --> 00:%02d:%02d,500%nLine %d%n%n"
                    .formatted(i + 1, i / 30, i % 30 * 2, i / 30, i % 30 * 2 + 1, i + 1));
        }
        Path text = text(file.resolveSibling("cues.srt"), cues.toString());
        Path clip = clip(file.resolveSibling("without-text.mp4"), seconds);
        return convert(clip, file, "-i", "file:" + text, "-map", "0", "-map", "1", "-c", "copy", "-c:s", "mov_text");
    }

    static Path pictures(Path file, String size, int seconds, String... options) {
        return make(file, size, seconds, false, options);
    }

    private static Path make(Path file, String size, int seconds, boolean sound, String... options) {
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i"));
        line.add("testsrc2=size=" + size + ":rate=25");
        if (sound) {
            line.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000", "-c:a", "aac"));
        }
        line.addAll(List.of("-t", Integer.toString(seconds), "-c:v", "libx264", "-preset", "ultrafast", "-g", "24"));
        line.addAll(List.of("-pix_fmt", "yuv420p", "-movflags", "+faststart"));
        line.addAll(List.of(options));
        line.add("file:" + file);
        RealTools.ffmpeg(line);
        return file;
    }

    /** A file of pictures so many times in a row, with nothing encoded again. */
    static Path repeated(Path from, Path to, int times) {
        RealTools.ffmpeg(List.of(
                "-stream_loop",
                Integer.toString(times - 1),
                "-i",
                "file:" + from,
                "-c",
                "copy",
                "-movflags",
                "+faststart",
                "file:" + to));
        return to;
    }

    /** Pictures with a tone of so many seconds, encoded in one piece. */
    static Path withSound(Path pictures, Path to, int seconds) {
        return convert(
                pictures,
                to,
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:sample_rate=48000:duration=" + seconds,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c:v",
                "copy",
                "-c:a",
                "aac",
                "-movflags",
                "+faststart");
    }

    /** A clip under a key of no secret. */
    static Path encrypted(Path clip, Path to) {
        return convert(
                clip,
                to,
                "-c",
                "copy",
                "-encryption_scheme",
                "cenc-aes-ctr",
                "-encryption_key",
                "00112233445566778899aabbccddeeff",
                "-encryption_kid",
                "a1a2a3a4b1b2c1c2d1d2e1e2e3e4e5e6");
    }

    /** Another container or codec for the streams of a clip. */
    static Path convert(Path from, Path to, String... options) {
        List<String> line = new ArrayList<>(List.of("-i", "file:" + from));
        line.addAll(List.of(options));
        line.add("file:" + to);
        RealTools.ffmpeg(line);
        return to;
    }

    /** Width and height of the pictures, with a comma between, as another FFmpeg sees them. */
    static String sizeOf(Path file) {
        return RealTools.run(
                        RealTools.ffprobe(),
                        List.of(
                                "-v",
                                "error",
                                "-select_streams",
                                "v",
                                "-show_entries",
                                "stream=width,height",
                                "-of",
                                "csv=p=0",
                                "file:" + file))
                .strip();
    }

    static Path text(Path file, String text) throws IOException {
        return Files.writeString(file, text);
    }

    /** The first so many hundredths of a file. */
    static Path cut(Path from, Path to, int percent) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        return Files.write(to, Arrays.copyOf(bytes, (int) (bytes.length * (long) percent / 100)));
    }

    /** A file with noise in the place of some of its bytes. */
    static Path spoil(Path from, Path to, int percent, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        byte[] noise = new byte[length];
        new Random(1).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, (int) (bytes.length * (long) percent / 100), length);
        return Files.write(to, bytes);
    }

    /** A file in which the box of that type says 2^31 at some place of its content. */
    static Path lie(Path from, Path to, String box, int offset) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(box) + 4 + offset;
        System.arraycopy(new byte[] {(byte) 0x80, 0, 0, 0}, 0, bytes, at, 4);
        return Files.write(to, bytes);
    }
}
