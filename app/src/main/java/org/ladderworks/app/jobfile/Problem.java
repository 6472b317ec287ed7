package org.ladderworks.app.jobfile;

import java.util.OptionalInt;

/**
 * Something in a job file that is not right.
 *
 * @param path JSON Pointer (RFC 6901) of the field; empty for the whole file
 * @param line of the file, from 1; empty where it came from no file
 * @param says what is wrong and what would be right
 */
public record Problem(String path, OptionalInt line, String says) {
    /** For people, on one line. */
    public String inWords() {
        String where = line.isPresent() ? "line " + line.getAsInt() + ": " : "";
        return where + (path.isEmpty() ? "" : path + ": ") + says;
    }
}
