package org.ladderworks.engine.testing;

import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.List;

/** Finds the flashes and the beeps of a {@link FlashAndBeep} that went some way, and how far apart they are. */
public final class LipSync {
    /** A beep that has no flash this near belongs to none. */
    private static final double NEAR = 0.45;

    private static final double LOUD = 0.08;

    /** What AAC leaves of a beep is more like it than this; a cut beep, or noise, is not. */
    private static final double LIKE = 0.8;

    private LipSync() {}

    /** How much later than its flash each beep is heard, in seconds, for every pair; negative where it is early. */
    public static List<Double> offsets(List<Decode.Picture> video, Decode.Audio audio, double periodSeconds) {
        List<Double> flashes = flashes(video);
        List<Double> offsets = new ArrayList<>();
        for (double beep : beeps(audio, periodSeconds)) {
            flashes.stream()
                    .map(flash -> beep - flash)
                    .filter(offset -> Math.abs(offset) < NEAR)
                    .findFirst()
                    .ifPresent(offsets::add);
        }
        return offsets;
    }

    /** The times of the first bright picture after dark ones; a picture at the very beginning has none before it. */
    static List<Double> flashes(List<Decode.Picture> video) {
        List<Double> flashes = new ArrayList<>();
        for (int i = 1; i < video.size(); i++) {
            if (bright(video.get(i)) && !bright(video.get(i - 1))) {
                flashes.add(video.get(i).time());
            }
        }
        return flashes;
    }

    private static boolean bright(Decode.Picture picture) {
        return picture.average() > 120;
    }

    /** Coarsely by loudness, then to the sample by correlation with the beep as it was made. */
    static List<Double> beeps(Decode.Audio audio, double periodSeconds) {
        double[] beep = FlashAndBeep.beep(audio.sampleRate());
        List<Double> beeps = new ArrayList<>();
        int near = audio.sampleRate() / 50;
        int i = 0;
        while (i < audio.samples().limit()) {
            if (Math.abs(audio.samples().get(i)) / 32768.0 > LOUD) {
                // What is loud first may be the encoder's noise before the beep.
                int best = bestMatch(audio.samples(), beep, i - near, i + near);
                if (best > 0) {
                    beeps.add(audio.start() + (double) best / audio.sampleRate());
                    i += (int) (periodSeconds / 2 * audio.sampleRate());
                } else {
                    i += near;
                }
            } else {
                i++;
            }
        }
        return beeps;
    }

    /** The sample at which the beep begins, or -1 where it is not there whole. */
    private static int bestMatch(ShortBuffer samples, double[] beep, int from, int to) {
        int best = -1;
        double most = LIKE;
        for (int at = Math.max(1, from); at < to && at + beep.length <= samples.limit(); at++) {
            double sum = 0;
            double energy = 0;
            for (int i = 0; i < beep.length; i++) {
                double sample = samples.get(at + i);
                sum += beep[i] * sample;
                energy += sample * sample;
            }
            // The energy of a sine is half its length.
            double alike = sum / Math.sqrt(energy * beep.length / 2);
            if (alike > most) {
                most = alike;
                best = at;
            }
        }
        return best;
    }
}
