package org.ladderworks.engine.testing;

import java.nio.file.Path;
import java.util.List;

/** The frames of a stream as a file holds them, told apart by their bytes: what the machine's own FFmpeg reads of them. */
public final class Frames {
    /** Behind stream, times, duration and size. */
    private static final int HASH = 5;

    private Frames() {}

    /** A hash of each frame of the first stream of sound. */
    public static List<String> ofSound(Path file) {
        return RealTools.run(
                        RealTools.ffmpeg(),
                        List.of(
                                "-nostdin",
                                "-v",
                                "error",
                                "-copyts",
                                "-i",
                                file.toString(),
                                "-map",
                                "0:a:0",
                                "-c",
                                "copy",
                                "-f",
                                "framehash",
                                "-"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1)[HASH].strip())
                .toList();
    }
}
