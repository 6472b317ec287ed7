package org.ladderworks.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the machine's own FFmpeg decodes from a file, a playlist or an MPD; every error line fails. */
public final class Decode {
    private Decode() {}

    /** A decoded picture: when it is shown, in seconds, and its luminance, scaled to the size asked for. */
    public record Picture(double time, ByteBuffer luminance) {
        /** Of one pixel, 0 to 255. */
        public int at(int pixel) {
            return luminance.get(pixel) & 0xFF;
        }

        /** Over all pixels. */
        public double average() {
            return IntStream.range(0, luminance.limit()).map(this::at).average().orElseThrow();
        }

        /** The same at another time. */
        public Picture at(double changed) {
            return new Picture(changed, luminance);
        }
    }

    /** Decoded sound, mixed to mono. {@code start} is the time of the first sample, in seconds. */
    public record Audio(double start, int sampleRate, ShortBuffer samples) {
        public double end() {
            return start + (double) samples.limit() / sampleRate;
        }
    }

    /** A video stream of an input, by its number among video streams. */
    public record Stream(int number, int width, int height) {}

    /** The video streams of an input. */
    public static List<Stream> videoStreams(Path input) {
        List<String> lines = probe(input, "v", "stream=index,width,height");
        List<Stream> streams = new ArrayList<>();
        // A stream is listed in each program that has it, and once more by itself.
        for (String line : lines.stream().distinct().sorted().toList()) {
            String[] fields = line.split(",", -1);
            streams.add(new Stream(streams.size(), Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
        }
        return streams;
    }

    /** Values that ffprobe tells, a line for each packet, frame or stream, separated by commas. */
    public static List<String> probe(Path input, String stream, String entries) {
        String text = RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        stream,
                        "-show_entries",
                        entries,
                        "-of",
                        "csv=p=0",
                        input.toString()));
        return text.lines()
                .map(String::strip)
                .map(line -> line.endsWith(",") ? line.substring(0, line.length() - 1) : line)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Every frame of a video stream, in the range of luminance that it is stored in. */
    public static List<Picture> video(Path input, int stream, int width, int height) {
        Path raw = scratch(".raw");
        Path times = scratch(".txt");
        String graph = "[0:v:%d]scale=%d:%d:flags=area:in_range=tv:out_range=tv,format=yuv420p,split[a][b]"
                .formatted(stream, width, height);
        run(
                input,
                "-filter_complex",
                graph,
                "-map",
                "[a]",
                "-fps_mode",
                "passthrough",
                "-pix_fmt",
                "yuv420p",
                "-f",
                "rawvideo",
                raw.toString(),
                "-map",
                "[b]",
                "-fps_mode",
                "passthrough",
                "-enc_time_base",
                "-1",
                "-f",
                "framecrc",
                times.toString());
        List<Double> shown = times(times);
        byte[] bytes = read(raw);
        int size = width * height + 2 * ((width + 1) / 2) * ((height + 1) / 2);
        List<Picture> pictures = new ArrayList<>();
        assertThat(bytes.length).as("bytes of " + input).isEqualTo(shown.size() * size);
        for (int i = 0; i < shown.size(); i++) {
            pictures.add(new Picture(
                    shown.get(i),
                    ByteBuffer.wrap(bytes, i * size, width * height).slice()));
        }
        delete(times);
        delete(raw);
        return pictures;
    }

    /** A piece of an image, scaled to the size asked for; its luminance is that of JPEG. */
    public static Picture piece(Path image, int x, int y, int width, int height, int columns, int rows) {
        return pieces(List.of(new SpriteCues.Cue(0, 0, image, x, y, width, height)), columns, rows, "bt601")
                .getFirst();
    }

    /**
     * Pieces of images, in their order, by one run of FFmpeg, whose start takes most of its time.
     *
     * @param matrix that of the luminance, in the words of FFmpeg's scaler: colours weigh otherwise in each
     */
    public static List<Picture> pieces(List<SpriteCues.Cue> pieces, int columns, int rows, String matrix) {
        List<Path> images =
                pieces.stream().map(SpriteCues.Cue::sheet).distinct().toList();
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-xerror", "-y"));
        images.forEach(image -> line.addAll(List.of("-i", image.toString())));
        StringBuilder graph = new StringBuilder();
        for (Path image : images) {
            int[] cut = IntStream.range(0, pieces.size())
                    .filter(i -> pieces.get(i).sheet().equals(image))
                    .toArray();
            graph.append("[%d:v]split=%d".formatted(images.indexOf(image), cut.length));
            IntStream.of(cut).forEach(i -> graph.append("[from%d]".formatted(i)));
            graph.append(';');
        }
        for (int i = 0; i < pieces.size(); i++) {
            SpriteCues.Cue piece = pieces.get(i);
            graph.append("[from%d]%s[piece%d];"
                    .formatted(i, cut(piece.x(), piece.y(), piece.width(), piece.height(), columns, rows, matrix), i));
        }
        IntStream.range(0, pieces.size()).forEach(i -> graph.append("[piece%d]".formatted(i)));
        graph.append(pieces.size() == 1 ? "null" : "vstack=inputs=" + pieces.size())
                .append("[all]");
        Path raw = scratch(".raw");
        line.addAll(List.of("-filter_complex", graph.toString(), "-map", "[all]", "-frames:v", "1"));
        line.addAll(List.of("-f", "rawvideo", raw.toString()));
        assertThat(RealTools.run(RealTools.ffmpeg(), line))
                .as("errors decoding " + images)
                .isEmpty();
        byte[] bytes = read(raw);
        delete(raw);
        int size = columns * rows;
        assertThat(bytes).hasSize(pieces.size() * size);
        return IntStream.range(0, pieces.size())
                .mapToObj(i ->
                        new Picture(0, ByteBuffer.wrap(bytes, i * size, size).slice()))
                .toList();
    }

    private static String cut(int x, int y, int width, int height, int columns, int rows, String matrix) {
        return ("crop=%d:%d:%d:%d:exact=1,scale=%d:%d:flags=area:out_range=pc:in_color_matrix=bt601"
                        + ":out_color_matrix=%s,format=yuv444p,extractplanes=y")
                .formatted(width, height, x, y, columns, rows, matrix);
    }

    /** An audio stream from its first sample to its last; fails where it has a gap. */
    public static Audio audio(Path input, int stream) {
        Path raw = scratch(".raw");
        Path times = scratch(".txt");
        String graph = "[0:a:%d]aformat=channel_layouts=mono:sample_fmts=s16,asplit[a][b]".formatted(stream);
        run(
                input,
                "-filter_complex",
                graph,
                "-map",
                "[a]",
                "-f",
                "s16le",
                raw.toString(),
                "-map",
                "[b]",
                "-f",
                "framecrc",
                times.toString());
        ShortBuffer samples =
                ByteBuffer.wrap(read(raw)).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        int rate = lines(times).stream()
                .filter(line -> line.startsWith("#sample_rate"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElseThrow();
        List<Double> starts = times(times);
        double expected = starts.getFirst();
        List<String> rows = rows(times);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(starts.get(i)).as("no gap in the sound of " + input).isCloseTo(expected, offset(0.0015));
            expected = starts.get(i)
                    + Double.parseDouble(rows.get(i).split(",", -1)[3].strip()) / rate;
        }
        delete(times);
        delete(raw);
        return new Audio(starts.getFirst(), rate, samples);
    }

    /** Decodes every stream to its end; fails on any error line. */
    public static void whole(Path input) {
        run(input, "-map", "0", "-f", "null", "-");
    }

    private static void run(Path input, String... output) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-xerror", "-y", "-copyts", "-i"));
        line.add(input.toString());
        line.addAll(List.of(output));
        assertThat(RealTools.run(RealTools.ffmpeg(), line))
                .as("errors decoding " + input)
                .isEmpty();
    }

    private static List<String> rows(Path framecrc) {
        return lines(framecrc).stream().filter(line -> !line.startsWith("#")).toList();
    }

    private static List<Double> times(Path framecrc) {
        String base = lines(framecrc).stream()
                .filter(line -> line.startsWith("#tb 0:"))
                .map(line -> line.substring(6).strip())
                .findFirst()
                .orElseThrow();
        int slash = base.indexOf('/');
        double tick = Double.parseDouble(base.substring(0, slash)) / Double.parseDouble(base.substring(slash + 1));
        return rows(framecrc).stream()
                .map(row -> Long.parseLong(row.split(",", -1)[2].strip()) * tick)
                .toList();
    }

    private static Path scratch(String suffix) {
        try {
            Path file = Files.createTempFile("decoded", suffix);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
