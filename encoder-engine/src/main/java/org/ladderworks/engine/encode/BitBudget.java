package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.FrameRate;

/**
 * Shares the bits of a title among its windows, each getting in proportion to what it took at constant quality: so a quiet
 * scene leaves to a busy one what it does not need. Pure.
 */
final class BitBudget {
    /** Of the title's average: even a still picture gets so much. */
    private static final double LEAST = 0.1;

    /** Of the cap: what leaves an encoder room to keep within its buffer. */
    private static final double MOST = 0.9;

    private static final int STEPS = 60;

    private BitBudget() {}

    /**
     * The average bit rate for each window; over the title they average to the one wanted, unless all windows together
     * cannot take so much under the cap.
     *
     * @param cap that no window's average may come near
     * @param bytes that each window took at constant quality
     */
    static List<Bitrate> share(
            Bitrate average, Bitrate cap, List<ChunkWindow> windows, FrameRate rate, List<Long> bytes) {
        double[] seconds = new double[windows.size()];
        double[] demand = new double[windows.size()];
        double wanted = 0;
        double highest = 0;
        for (int i = 0; i < seconds.length; i++) {
            seconds[i] = rate.timeOf(windows.get(i).frames()).approximateSeconds();
            demand[i] = Math.max(1, bytes.get(i)) / seconds[i];
            wanted += average.bitsPerSecond() * seconds[i];
            highest = Math.max(highest, cap.bitsPerSecond() / demand[i]);
        }
        double least = average.bitsPerSecond() * LEAST;
        double most = Math.max((double) average.bitsPerSecond(), cap.bitsPerSecond() * MOST);
        double low = 0;
        double high = highest;
        // What all get together grows with the scale, so halving finds it.
        for (int step = 0; step < STEPS; step++) {
            double scale = (low + high) / 2;
            double total = 0;
            for (int i = 0; i < seconds.length; i++) {
                total += Math.clamp(demand[i] * scale, least, most) * seconds[i];
            }
            if (total < wanted) {
                low = scale;
            } else {
                high = scale;
            }
        }
        List<Bitrate> shares = new ArrayList<>();
        for (double one : demand) {
            shares.add(new Bitrate(Math.round(Math.clamp(one * high, least, most) / 1000) * 1000));
        }
        return shares;
    }
}
