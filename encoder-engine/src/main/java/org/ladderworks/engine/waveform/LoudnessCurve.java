package org.ladderworks.engine.waveform;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Loudness of a sound from moment to moment and as a whole, as EBU R 128 and EBU Tech 3341 and 3342 define it. All is told
 * in tenths. Immutable.
 */
public final class LoudnessCurve {
    /** Samples of each channel from one step to the next, at {@link SoundMeasures#SAMPLE_RATE}: a tenth of a second. */
    public static final int SAMPLES_PER_STEP = SoundMeasures.SAMPLE_RATE / 10;

    /** What silence is said to have, in tenths, and what no window of its length reaches to yet. */
    private static final int SILENCE = -1200;

    /** No unit of sound comes near it. */
    private static final int LOUDEST = 1200;

    private static final List<String> KEYS =
            List.of("lavfi.r128.M", "lavfi.r128.S", "lavfi.r128.I", "lavfi.r128.LRA", "lavfi.r128.true_peak");

    private final short[] momentary;
    private final short[] shortTerm;
    private final int integrated;
    private final int range;
    private final int truePeak;

    private LoudnessCurve(short[] momentary, short[] shortTerm, int integrated, int range, int truePeak) {
        this.momentary = momentary;
        this.shortTerm = shortTerm;
        this.integrated = integrated;
        this.range = range;
        this.truePeak = truePeak;
    }

    /** How FFmpeg measures it: the last step is made whole by silence. */
    static String filter(long samples) {
        return "ametadata=mode=delete,apad=whole_len=" + (long) steps(samples) * SAMPLES_PER_STEP
                + ",ebur128=peak=true:metadata=1:framelog=quiet";
    }

    /** So many steps are there of so many samples. */
    static int steps(long samples) {
        return Math.toIntExact(Math.ceilDiv(samples, SAMPLES_PER_STEP));
    }

    /**
     * Reads what the {@link #filter} measured.
     *
     * @throws IOException where it is not of so many samples
     */
    static LoudnessCurve of(Path log, long samples) throws IOException {
        short[] momentary = new short[steps(samples)];
        short[] shortTerm = new short[momentary.length];
        // Each step tells what the sound has been as a whole so far: the last one counts.
        double[] whole = {-70, 0, 0};
        MetadataLog.read(log, KEYS, momentary.length, (step, values) -> {
            momentary[step] = tenths(values[0]);
            shortTerm[step] = tenths(values[1]);
            System.arraycopy(values, 2, whole, 0, whole.length);
        });
        return new LoudnessCurve(
                momentary, shortTerm, tenths(whole[0]), tenths(whole[1]), tenths(20 * Math.log10(whole[2])));
    }

    private static short tenths(double value) {
        return Double.isNaN(value) ? SILENCE : (short) Math.clamp(Math.round(value * 10), SILENCE, LOUDEST);
    }

    public int steps() {
        return momentary.length;
    }

    /** Of the 400 ms that end with a step, in LUFS; -120 in silence and before so much was heard. */
    public double momentary(int step) {
        return momentary[step] / 10.0;
    }

    /** Of the 3 s that end with a step, in LUFS; -120 in silence and before so much was heard. */
    public double shortTerm(int step) {
        return shortTerm[step] / 10.0;
    }

    /** In LUFS; -70 where nothing is loud enough to count. */
    public double integrated() {
        return integrated / 10.0;
    }

    /** From soft to loud passages, in LU. */
    public double range() {
        return range / 10.0;
    }

    /** The highest one, in dBTP; -120 in silence. */
    public double truePeak() {
        return truePeak / 10.0;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(steps());
        for (short[] curve : List.of(momentary, shortTerm)) {
            for (short value : curve) {
                out.writeShort(value);
            }
        }
        out.writeShort(integrated);
        out.writeShort(range);
        out.writeShort(truePeak);
    }

    static LoudnessCurve read(DataInputStream in) throws IOException {
        int steps = SoundMeasures.bounded(in.readInt(), 0, steps(SoundMeasures.MOST_SAMPLES));
        short[] momentary = new short[steps];
        short[] shortTerm = new short[steps];
        for (short[] curve : List.of(momentary, shortTerm)) {
            for (int step = 0; step < steps; step++) {
                curve[step] = value(in);
            }
        }
        return new LoudnessCurve(momentary, shortTerm, value(in), value(in), value(in));
    }

    private static short value(DataInputStream in) throws IOException {
        return (short) SoundMeasures.bounded(in.readShort(), SILENCE, LOUDEST);
    }
}
