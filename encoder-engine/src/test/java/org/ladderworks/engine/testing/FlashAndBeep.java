package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ladderworks.engine.time.FrameRate;

/**
 * A source for measuring lip sync: about once a second a white flash of two frames, and a chirp whose first sample is at
 * the very instant at which the flash begins; black and silent otherwise. Each method returns a changed copy.
 *
 * @param seconds length of pictures and sound, about
 * @param audioDelay seconds by which the container shows the sound later than it was made; sync is then off by that
 * @param audioFrom the sound begins only here, in seconds, still in sync: what comes before is missing
 * @param videoFrom the pictures begin only here, still in sync
 * @param more output options: codecs, start time
 */
public record FlashAndBeep(
        FrameRate rate,
        String size,
        int seconds,
        int sampleRate,
        double audioDelay,
        double audioFrom,
        double videoFrom,
        List<String> more) {
    /** Of the chirp: it rises from 500 to 6500 Hz, so that it correlates with itself at one lag only. */
    public static final double BEEP_SECONDS = 0.05;

    public FlashAndBeep {
        more = List.copyOf(more);
    }

    /** Eight seconds of 160x90 with mono sound at 48 kHz. */
    public static FlashAndBeep at(String rate) {
        return new FlashAndBeep(FrameRate.parse(rate), "160x90", 8, 48_000, 0, 0, 0, List.of());
    }

    public FlashAndBeep size(String changed) {
        return new FlashAndBeep(rate, changed, seconds, sampleRate, audioDelay, audioFrom, videoFrom, more);
    }

    public FlashAndBeep seconds(int changed) {
        return new FlashAndBeep(rate, size, changed, sampleRate, audioDelay, audioFrom, videoFrom, more);
    }

    public FlashAndBeep sampleRate(int changed) {
        return new FlashAndBeep(rate, size, seconds, changed, audioDelay, audioFrom, videoFrom, more);
    }

    public FlashAndBeep audioDelay(double changed) {
        return new FlashAndBeep(rate, size, seconds, sampleRate, changed, audioFrom, videoFrom, more);
    }

    public FlashAndBeep audioFrom(double changed) {
        return new FlashAndBeep(rate, size, seconds, sampleRate, audioDelay, changed, videoFrom, more);
    }

    public FlashAndBeep videoFrom(double changed) {
        return new FlashAndBeep(rate, size, seconds, sampleRate, audioDelay, audioFrom, changed, more);
    }

    public FlashAndBeep with(String... options) {
        List<String> all = new ArrayList<>(more);
        all.addAll(List.of(options));
        return new FlashAndBeep(rate, size, seconds, sampleRate, audioDelay, audioFrom, videoFrom, all);
    }

    /** Frames from one flash to the next: the nominal rate, so a second, or 1.001 of it. */
    public int period() {
        return (int) Math.round(rate.approximate());
    }

    /** Seconds from one flash to the next. */
    public double periodSeconds() {
        return rate.timeOf(period()).approximateSeconds();
    }

    /** Makes the file with the bundled FFmpeg; its suffix names the container. H.264 and AAC unless told otherwise. */
    public Path make(Path file) {
        List<String> line = new ArrayList<>(List.of("-copyts", "-f", "lavfi", "-i", pictures()));
        if (audioDelay != 0) {
            line.addAll(List.of("-itsoffset", Double.toString(audioDelay)));
        }
        line.addAll(List.of("-f", "lavfi", "-i", sound()));
        line.addAll(List.of("-map", "0:v", "-map", "1:a", "-fps_mode", "passthrough"));
        line.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-c:a", "aac", "-b:a", "128k"));
        line.addAll(more);
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    private String pictures() {
        String flashes = "color=c=black:s=%s:r=%s:d=%d,format=yuv420p,drawbox=c=white:t=fill:enable='lt(mod(n,%d),2)'"
                .formatted(size, rate, seconds, period());
        return videoFrom == 0 ? flashes : flashes + String.format(Locale.ROOT, ",select='gte(t,%f)'", videoFrom);
    }

    private String sound() {
        // n counts samples: exact where t would be rounded.
        String since =
                "mod(n/%d,%s)".formatted(sampleRate, rate.denominator() * (long) period() + "/" + rate.numerator());
        String sweep = "0.6*sin(2*PI*(500*(%1$s)+60000*(%1$s)*(%1$s)))".formatted(since);
        String beeps =
                "aevalsrc='if(lt(%s,%s),%s)':s=%d:d=%d".formatted(since, BEEP_SECONDS, sweep, sampleRate, seconds);
        return audioFrom == 0
                ? beeps
                : beeps + String.format(Locale.ROOT, ",atrim=start_sample=%d", Math.round(audioFrom * sampleRate));
    }

    /** The beep as samples between -1 and 1, to correlate with. */
    public static double[] beep(int sampleRate) {
        double[] beep = new double[(int) (BEEP_SECONDS * sampleRate)];
        for (int i = 0; i < beep.length; i++) {
            double t = (double) i / sampleRate;
            beep[i] = Math.sin(2 * Math.PI * (500 * t + 60_000 * t * t));
        }
        return beep;
    }
}
