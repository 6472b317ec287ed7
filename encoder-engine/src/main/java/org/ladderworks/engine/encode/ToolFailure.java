package org.ladderworks.engine.encode;

import java.util.Set;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.tool.ToolResult;

/** Turns what FFmpeg said into what an operator can act on. */
final class ToolFailure {
    /** 128 and the signal: abort, kill, bus error, segmentation fault. */
    private static final Set<Integer> KILLED = Set.of(134, 135, 137, 139);

    private ToolFailure() {}

    /**
     * @param source what it is called
     * @param where with its preposition, for example {@code in audio stream 1}
     */
    static EngineException of(String source, String where, ToolResult result) {
        if (result.lastErrorLines().stream().anyMatch(DiskFull::saidBy)) {
            return new EncodeException(
                    ErrorCode.ENCODE_DISK_FULL,
                    "the disk is full (while encoding " + source + ")",
                    "Free some space, or choose another disk with --work and --out.");
        }
        if (blamesSource(result)) {
            return inSource(source, where, result);
        }
        if (result.stoodStill()) {
            return new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "FFmpeg got no further " + where + " of " + source + ", and was killed" + lastWords(result),
                    "Check that the disks of the source and of the work folder answer, and run the job again.");
        }
        if (KILLED.contains(result.exitCode())) {
            return new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "FFmpeg was killed (exit code " + result.exitCode() + ") " + where + " of " + source
                            + lastWords(result),
                    "Look whether the machine ran out of memory, and run the job again.");
        }
        return new EncodeException(
                ErrorCode.ENCODE_FAILED,
                "FFmpeg failed (exit code " + result.exitCode() + ") " + where + " of " + source + lastWords(result),
                "Check that a player shows the source to its end; if it does, report this with the log.");
    }

    private static String lastWords(ToolResult result) {
        return result.lastErrorLines().isEmpty() ? "" : ": " + result.lastWords();
    }

    /** True where FFmpeg's decoders and demuxers report broken or missing data. */
    static boolean blamesSource(ToolResult result) {
        return saysTruncated(result)
                || result.mentions("error while decoding")
                || result.mentions("Error submitting packet to decoder")
                || result.mentions("corrupt")
                || result.mentions("Invalid NAL unit size")
                || result.mentions("Packet mismatch");
    }

    static SourceException inSource(String source, String where, ToolResult result) {
        if (saysTruncated(result)) {
            return new SourceException(
                    ErrorCode.SOURCE_TRUNCATED,
                    source + " ends early: data is missing " + where,
                    "Copy or export the file again; the end of it is missing.");
        }
        return new SourceException(
                ErrorCode.SOURCE_DAMAGED,
                source + " holds damaged data " + where,
                "Copy or export the file again; a player may show the fault as a freeze or as blocks.");
    }

    private static boolean saysTruncated(ToolResult result) {
        return result.mentions("partial file") || result.mentions("ended prematurely");
    }
}
