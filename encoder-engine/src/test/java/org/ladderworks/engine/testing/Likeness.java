package org.ladderworks.engine.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How alike the pictures of two files are, as the machine's own FFmpeg measures it. */
public final class Likeness {
    private static final Pattern LUMA = Pattern.compile("psnr_y:(\\S+)");

    private Likeness() {}

    /**
     * Signal to noise of luma in dB, picture by picture in their order.
     *
     * @param crop the part that is looked at, {@code W:H:X:Y}
     */
    public static List<Double> psnr(Path one, Path other, String crop) {
        try {
            Path stats = Files.createTempFile("psnr", ".txt");
            String numbered = "crop=" + crop + ",format=yuv420p,settb=1/25,setpts=N";
            RealTools.run(
                    RealTools.ffmpeg(),
                    List.of(
                            "-nostdin",
                            "-v",
                            "error",
                            "-xerror",
                            "-i",
                            one.toString(),
                            "-i",
                            other.toString(),
                            "-filter_complex",
                            "[0:v:0]%1$s[a];[1:v:0]%1$s[b];[a][b]psnr=stats_file=%2$s".formatted(numbered, stats),
                            "-f",
                            "null",
                            "-"));
            List<Double> values = LUMA.matcher(Files.readString(stats))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .map(value -> value.equals("inf") ? Double.valueOf(100) : Double.valueOf(value))
                    .toList();
            Files.delete(stats);
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
