package org.ladderworks.app.players;

import java.util.List;

/**
 * Sound against picture in a flash-and-beep clip. Positive offsets: the sound comes late. All times in seconds.
 *
 * @param pairs one for each flash with a beep within half a second
 * @param lonelyFlashes flashes without a beep, by media time
 * @param lonelyBeeps beeps without a flash, by media time
 * @param audioLatency latency of the browser's audio output; it is not part of the offsets
 * @param problems what the player reported meanwhile
 */
public record SyncReport(
        List<Pair> pairs,
        List<Double> lonelyFlashes,
        List<Double> lonelyBeeps,
        double audioLatency,
        List<Problem> problems) {
    /**
     * A flash and its beep.
     *
     * @param flash media time of the first white frame
     * @param beep media time of the first loud sample
     * @param wall time from the flash on the screen to the beep's entry into the audio output, in real time
     * @param noise standard deviation of the clock readings that {@code beep} was computed from
     * @param exact whether the frame right before the flash was seen too; otherwise the flash may have begun earlier
     */
    public record Pair(double flash, double beep, double wall, double noise, boolean exact) {
        /** How much later than the flash the beep is on the media timeline. */
        public double offset() {
            return beep - flash;
        }
    }
}
