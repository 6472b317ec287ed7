package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A source in which every frame shows its own number, as ten black and white columns: any frame can be recognised. */
public final class NumberedFrames {
    private static final int BITS = 10;
    private static final int COLUMN = 16;

    private NumberedFrames() {}

    /** The pictures, as a lavfi source: 160x96 unless scaled later. */
    public static String lavfi(String rate, int frames) {
        StringBuilder graph = new StringBuilder(
                "color=c=black:s=%dx96:r=%s,trim=end_frame=%d,format=yuv420p".formatted(BITS * COLUMN, rate, frames));
        for (int bit = 0; bit < BITS; bit++) {
            graph.append(",drawbox=x=%d:y=0:w=%d:h=96:c=white:t=fill:enable='mod(floor(n/%d),2)'"
                    .formatted(bit * COLUMN, COLUMN, 1 << bit));
        }
        return graph.toString();
    }

    /**
     * Makes a source with stereo sound as long as its pictures.
     *
     * @param pictures the lavfi graph, and what is to be done to it
     * @param options for its output
     */
    public static Path make(Path file, String pictures, String... options) {
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures));
        line.addAll(List.of("-f", "lavfi", "-i", "sine=frequency=300:sample_rate=48000", "-shortest"));
        line.addAll(List.of("-fps_mode", "passthrough", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "18"));
        line.addAll(List.of("-c:a", "aac", "-b:a", "64k"));
        Collections.addAll(line, options);
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    /** The numbers that the frames of a stream show, in the order in which they are shown. */
    public static List<Integer> read(Path input, int stream) {
        List<Integer> numbers = new ArrayList<>();
        for (Decode.Picture picture : Decode.video(input, stream, BITS, 2)) {
            numbers.add(number(picture));
        }
        return numbers;
    }

    /** The number that a piece of an image shows. */
    public static int read(Path image, int x, int y, int width, int height) {
        return number(Decode.piece(image, x, y, width, height, BITS, 2));
    }

    /** The numbers that thumbnails show. */
    public static List<Integer> read(List<SpriteCues.Cue> cues) {
        return Decode.pieces(cues, BITS, 2, "bt601").stream()
                .map(NumberedFrames::number)
                .toList();
    }

    /** The numbers that a stream's frames show, by the times at which they are shown, in seconds. */
    public static NavigableMap<Double, Integer> byTime(Path input, int stream) {
        NavigableMap<Double, Integer> numbers = new TreeMap<>();
        Decode.video(input, stream, BITS, 2).forEach(picture -> numbers.put(picture.time(), number(picture)));
        return numbers;
    }

    private static int number(Decode.Picture picture) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            number |= picture.at(bit) > 125 ? 1 << bit : 0;
        }
        return number;
    }
}
