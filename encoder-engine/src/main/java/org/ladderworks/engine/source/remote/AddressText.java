package org.ladderworks.engine.source.remote;

import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** What all kinds of addresses share as texts. */
final class AddressText {
    static final Pattern FORM = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*", Pattern.DOTALL);

    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_NAME = 80;

    private AddressText() {}

    /** A name for the copy of what has this path: no other character than letters, digits, dots, hyphens, underscores. */
    static String fileName(String path) {
        String name = UNSAFE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("_");
        String last = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        return last.isEmpty() || last.startsWith(".") ? "source" + last : last;
    }

    static UsageException refused(String what) {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                what,
                "Give a file, an s3:// address, or an http:// or https:// address without name and password.");
    }
}
