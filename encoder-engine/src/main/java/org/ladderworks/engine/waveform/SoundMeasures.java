package org.ladderworks.engine.waveform;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is measured of one sound of a title, and how it is kept. */
public record SoundMeasures(Waveform waveform, LoudnessCurve loudness) {
    /** Raised when the same sound is measured into other values. */
    public static final int VERSION = 1;

    /** What is measured has this one. */
    public static final int SAMPLE_RATE = 48_000;

    static final int MOST_CHANNELS = 8;

    /** A week: nothing longer was measured. */
    static final long MOST_SAMPLES = 7L * 86_400 * SAMPLE_RATE;

    /** What FFmpeg writes while it measures. Both files are read by {@link #of}. */
    public record Logs(Path levels, Path loudness) {}

    /**
     * How FFmpeg measures sound of so many samples at {@link #SAMPLE_RATE}.
     *
     * @param levels where it notes the waveform, as the value of an option in a filter graph
     * @param loudness the same for the loudness
     */
    public static String filter(long samples, String levels, String loudness) {
        return "%s,ametadata=mode=print:file=%s,%s,ametadata=mode=print:file=%s"
                .formatted(Waveform.FILTER, levels, LoudnessCurve.filter(samples), loudness);
    }

    /**
     * Reads what FFmpeg noted.
     *
     * @throws IOException where that is not of so many channels and samples
     */
    public static SoundMeasures of(Logs logs, int channels, long samples) throws IOException {
        return new SoundMeasures(
                Waveform.of(logs.levels(), channels, samples), LoudnessCurve.of(logs.loudness(), samples));
    }

    /** Writes them, to be read by {@link #read}. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out))) {
            data.writeInt(VERSION);
            waveform.write(data);
            loudness.write(data);
        }
    }

    /** Reads what {@link #write} wrote; fails where it is anything else. */
    public static SoundMeasures read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
            if (data.readInt() != VERSION) {
                throw new IOException("no measures of version " + VERSION);
            }
            SoundMeasures measures = new SoundMeasures(Waveform.read(data), LoudnessCurve.read(data));
            if (data.read() >= 0) {
                throw new IOException("something follows the measures");
            }
            return measures;
        }
    }

    static int bounded(int value, int least, int most) throws IOException {
        if (value < least || value > most) {
            throw new IOException(value + " is not in " + least + " to " + most);
        }
        return value;
    }
}
