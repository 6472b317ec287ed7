package org.ladderworks.publish.destination;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.packaging.PackagePath;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.S3Settings;

/** A target as it is written: {@code s3://bucket/folder}, or the path of a folder. Pure. */
public final class TargetPlace {
    private static final Pattern BUCKET =
            Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9])(?:/(.*))?");
    private static final int LONGEST_FOLDER = 500;

    private TargetPlace() {}

    /** True for what is written as an address of S3, be it right or wrong. */
    public static boolean isOfBucket(String text) {
        return text.startsWith("s3:");
    }

    /** A bucket, with nothing else known of it; empty where it is not written as one. */
    public static Optional<BucketSettings> bucket(String text, S3Settings settings) {
        Matcher match = BUCKET.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        String folder = Optional.ofNullable(match.group(2)).orElse("").replaceAll("/+$", "");
        return folder.length() <= LONGEST_FOLDER && (folder.isEmpty() || PackagePath.isInside(folder))
                ? Optional.of(BucketSettings.of(match.group(1), folder, settings))
                : Optional.empty();
    }

    /** A folder; empty where no path is written so. */
    public static Optional<Path> folder(String text) {
        try {
            return text.isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
