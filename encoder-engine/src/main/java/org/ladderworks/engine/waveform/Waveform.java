package org.ladderworks.engine.waveform;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How far each channel of a sound swings: for every twentieth of a second its lowest and its highest sample, full scale
 * being -128 to 127. Immutable.
 */
public final class Waveform {
    /** Samples of each channel that a point stands for, at {@link SoundMeasures#SAMPLE_RATE}. */
    public static final int SAMPLES_PER_POINT = SoundMeasures.SAMPLE_RATE / 20;

    /** How FFmpeg measures them. What a source says of its frames goes first, so that it is not taken for a measure. */
    static final String FILTER = "aformat=sample_fmts=fltp,ametadata=mode=delete,asetnsamples=n=" + SAMPLES_PER_POINT
            + ":p=0,astats=metadata=1:reset=1:measure_perchannel=Min_level+Max_level:measure_overall=none";

    private static final int FULL_SCALE = 128;

    private final int channels;
    private final byte[] data;

    /** @param data for each point, for each channel, lowest and highest */
    private Waveform(int channels, byte[] data) {
        this.channels = channels;
        this.data = data;
    }

    /** So many points are there of so many samples; the last one may stand for fewer. */
    static int points(long samples) {
        return Math.toIntExact(Math.ceilDiv(samples, SAMPLES_PER_POINT));
    }

    /**
     * Reads what {@link #FILTER} measured.
     *
     * @throws IOException where it is not of so many channels and samples
     */
    static Waveform of(Path log, int channels, long samples) throws IOException {
        List<String> keys = new ArrayList<>();
        for (int channel = 1; channel <= channels; channel++) {
            keys.add("lavfi.astats." + channel + ".Min_level");
            keys.add("lavfi.astats." + channel + ".Max_level");
        }
        byte[] data = new byte[points(samples) * keys.size()];
        MetadataLog.read(log, keys, points(samples), (point, values) -> {
            for (int i = 0; i < values.length; i++) {
                data[point * values.length + i] = level(values[i]);
            }
        });
        return new Waveform(channels, data);
    }

    private static byte level(double sample) {
        return (byte) Math.clamp(Math.round(sample * FULL_SCALE), Byte.MIN_VALUE, Byte.MAX_VALUE);
    }

    public int channels() {
        return channels;
    }

    /** Points of each channel. */
    public int length() {
        return data.length / (2 * channels);
    }

    /** The lowest sample of a channel at a point. */
    public int lowest(int channel, int point) {
        return data[(point * channels + channel) * 2];
    }

    /** The highest sample of a channel at a point. */
    public int highest(int channel, int point) {
        return data[(point * channels + channel) * 2 + 1];
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(channels);
        out.writeInt(length());
        out.write(data);
    }

    static Waveform read(DataInputStream in) throws IOException {
        int channels = SoundMeasures.bounded(in.readInt(), 1, SoundMeasures.MOST_CHANNELS);
        int points = SoundMeasures.bounded(in.readInt(), 0, points(SoundMeasures.MOST_SAMPLES));
        byte[] data = in.readNBytes(points * channels * 2);
        if (data.length < points * channels * 2) {
            throw new IOException("the waveform is cut short");
        }
        return new Waveform(channels, data);
    }
}
