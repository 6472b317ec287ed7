package org.ladderworks.engine.testing;

import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a package says of a sound in its folder for review. */
public record ReviewedSound(JsonNode waveform, JsonNode loudness) {
    private static final int POINTS_PER_SECOND = 20;
    private static final int STEPS_PER_SECOND = 10;

    /**
     * Reads it.
     *
     * @param name of the file without its ending, for example {@code audio-en-main}
     */
    public static ReviewedSound read(Path folder, String name) {
        JsonNode tree = JsonMapper.shared().readTree(folder.resolve("review/" + name + ".json"));
        return new ReviewedSound(tree.required("waveform"), tree.required("loudness"));
    }

    /** The lowest sample of a channel between two times in seconds, of -128. */
    public int lowest(int channel, double from, double to) {
        int lowest = Integer.MAX_VALUE;
        for (int point = point(from); point < point(to); point++) {
            lowest = Math.min(lowest, value(channel, point, 0));
        }
        return lowest;
    }

    /** The highest sample of a channel between two times in seconds, of 127. */
    public int highest(int channel, double from, double to) {
        int highest = Integer.MIN_VALUE;
        for (int point = point(from); point < point(to); point++) {
            highest = Math.max(highest, value(channel, point, 1));
        }
        return highest;
    }

    /** The first point at which a channel is louder than a hundredth, in seconds. */
    public double begins(int channel) {
        for (int point = 0; point < length(); point++) {
            if (value(channel, point, 1) > 1) {
                return (double) point / POINTS_PER_SECOND;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    public int channels() {
        return waveform.required("channels").asInt();
    }

    /** Points of each channel. */
    public int length() {
        return waveform.required("length").asInt();
    }

    /** Of the 400 ms before a time in seconds. */
    public double momentary(double time) {
        return loudness.required("momentary")
                .get((int) Math.round(time * STEPS_PER_SECOND) - 1)
                .asDouble();
    }

    /** Of the 3 s before a time in seconds. */
    public double shortTerm(double time) {
        return loudness.required("shortTerm")
                .get((int) Math.round(time * STEPS_PER_SECOND) - 1)
                .asDouble();
    }

    /** One of the values of all of it. */
    public double whole(String name) {
        return loudness.required(name).asDouble();
    }

    private int value(int channel, int point, int which) {
        return waveform.required("data")
                .get((point * channels() + channel) * 2 + which)
                .asInt();
    }

    private static int point(double time) {
        return (int) Math.round(time * POINTS_PER_SECOND);
    }
}
