package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources made by the bundled FFmpeg from its own test pictures. */
public final class MadeSource {
    private MadeSource() {}

    /** From a lavfi graph of pictures; options are those of the output. */
    public static Path of(Path file, String pictures, String... options) {
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i", pictures));
        line.addAll(List.of(options));
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    /** Options for HEVC, quickly; more parameters of x265 begin with a colon. */
    public static String[] hevc(String parameters, String... more) {
        List<String> line = new ArrayList<>(List.of("-c:v", "libx265", "-preset", "ultrafast", "-tag:v", "hvc1"));
        line.addAll(List.of("-x265-params", "log-level=none" + parameters));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    /** A white square that moves to the right, two pixels a picture, before grey. */
    public static String movingSquare(String size, String rate, int pictures) {
        return ("color=c=0x404040:s=%1$s:r=%2$s,trim=end_frame=%3$d[bg];color=c=white:s=48x48:r=%2$s[sq];"
                        + "[bg][sq]overlay=x=8+2*n:y=40:shortest=1,format=yuv420p")
                .formatted(size, rate, pictures);
    }
}
