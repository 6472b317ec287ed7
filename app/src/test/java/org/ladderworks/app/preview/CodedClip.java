package org.ladderworks.app.preview;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.testing.RealTools;

/** Clips in which each frame bears its number: ten stripes, one a bit, light or dark. Survives any encoder and any scaling. */
public final class CodedClip {
    static final int BITS = 10;

    private CodedClip() {}

    /** A filter that makes them. */
    public static String pictures(String size, String rate, int frames) {
        return "nullsrc=size=" + size + ":rate=" + rate + ",trim=end_frame=" + frames
                + ",format=gray,geq=lum='if(mod(floor(N/pow(2\\,floor(X*" + BITS
                + "/W)))\\,2)\\,220\\,30)',format=yuv420p";
    }

    /** H.264 with two B pictures in a row and closed GOPs of 24 frames, unless the options say otherwise. */
    public static Path encode(Path file, String size, String rate, int frames, String... options) {
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures(size, rate, frames)));
        line.addAll(List.of("-c:v", "libx264", "-preset", "veryfast", "-bf", "2", "-g", "24"));
        line.addAll(List.of("-keyint_min", "24", "-sc_threshold", "0", "-crf", "18"));
        line.addAll(List.of("-x264-params", "colorprim=bt709:transfer=bt709:colormatrix=bt709"));
        line.addAll(List.of(options));
        line.add("file:" + file);
        RealTools.ffmpeg(line);
        return file;
    }

    /** The number that a drawn picture bears. */
    public static int read(ByteBuffer pixels, int width, int height) {
        int number = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int x = (2 * bit + 1) * width / (2 * BITS);
            int green = pixels.get((height / 2 * width + x) * 4 + 1) & 0xff;
            if (green > 128) {
                number |= 1 << bit;
            }
        }
        return number;
    }
}
