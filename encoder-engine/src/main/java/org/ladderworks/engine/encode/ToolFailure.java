package org.ladderworks.engine.encode;

import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.tool.ToolResult;

/** Turns what FFmpeg said into what an operator can act on. */
final class ToolFailure {
    private ToolFailure() {}

    static EngineException of(Source source, String what, ToolResult result) {
        if (result.mentions("No space left on device") || result.mentions("Disk quota exceeded")) {
            return new EncodeException(
                    ErrorCode.ENCODE_DISK_FULL,
                    "the disk is full (while encoding " + what + ")",
                    "Free some space, or choose another disk with --work and --out.");
        }
        if (saysDamaged(result)) {
            return damaged(source, what);
        }
        return new EncodeException(
                ErrorCode.ENCODE_FAILED,
                "FFmpeg failed on " + what + " of " + source.file() + ": " + result.summary(),
                "Check that a player shows the source to its end; if it does, report this with the log.");
    }

    /** Messages with which FFmpeg's decoders and demuxers report broken data. */
    static boolean saysDamaged(ToolResult result) {
        return result.mentions("error while decoding")
                || result.mentions("Error submitting packet to decoder")
                || result.mentions("corrupt")
                || result.mentions("partial file")
                || result.mentions("Invalid NAL unit size")
                || result.mentions("Packet mismatch");
    }

    static SourceException damaged(Source source, String where) {
        return new SourceException(
                ErrorCode.SOURCE_DAMAGED,
                source.file() + " holds damaged data at " + where,
                "Copy or export the file again; a player may show the fault as a freeze or as blocks.");
    }
}
