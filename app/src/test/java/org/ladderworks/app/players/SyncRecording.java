package org.ladderworks.app.players;

import java.util.List;

/**
 * What {@code lab.sync.result()} of the page says; all times in seconds.
 *
 * @param flashes first white frames
 * @param beeps first loud samples, on the audio context's clock
 * @param clocks readings of the three clocks at the same instants
 * @param latency of the audio context's output, for which Chromium does not hold the picture back
 */
record SyncRecording(List<Flash> flashes, List<Double> beeps, List<Clocks> clocks, double latency) {
    /**
     * A white frame after a black one.
     *
     * @param media its presentation time
     * @param before presentation time of the frame that was shown before it
     * @param shown when the compositor expected to show it, on the page's clock
     */
    record Flash(double media, double before, double shown) {}

    /**
     * One reading of all clocks.
     *
     * @param context the audio context's clock
     * @param media the video element's clock
     * @param wall the page's clock
     */
    record Clocks(double context, double media, double wall) {}
}
