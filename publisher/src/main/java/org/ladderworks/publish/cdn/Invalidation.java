package org.ladderworks.publish.cdn;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.release.Entrance;

/**
 * What caches are to forget. Asked for again, after whatever went wrong, it is the same to the CDN, and not done twice.
 *
 * @param paths as viewers ask for them, percent-encoded, {@code *} at the end for all that begins so; sorted
 * @param reference that means these paths at this occasion, and nothing else ever
 */
public record Invalidation(List<String> paths, String reference) {
    /** As many as CloudFront takes at once (Quotas, "Invalidations"). */
    private static final int MOST = 3000;

    private static final Pattern PATH = Pattern.compile("/[!$-)+-\\[\\]-~]{0,4000}\\*?");
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9-]{1,128}");

    /** All that ever changes of a title. */
    private static final List<String> MUTABLE = Stream.concat(Entrance.allFiles().stream(), Stream.of("current.json"))
            .toList();

    /** Sorts the paths, and checks them. */
    public Invalidation {
        paths = paths.stream().sorted().distinct().toList();
        if (paths.isEmpty()
                || paths.size() > MOST
                || !paths.stream().allMatch(path -> PATH.matcher(path).matches())
                || !REFERENCE.matcher(reference).matches()) {
            throw new PublishException(
                    ErrorCode.LINK_IMPOSSIBLE,
                    "caches cannot be told to forget what was named",
                    "Name 1 to " + MOST + " paths, each with / first, percent-encoded, with * at its end alone.");
        }
    }

    /**
     * Of paths at an occasion.
     *
     * @param occasion what sets it apart from all others of these paths, for example the version and number of a commit
     */
    public static Invalidation of(List<String> paths, String occasion) {
        List<String> sorted = paths.stream().sorted().distinct().toList();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join(
                                    "\n",
                                    Stream.concat(Stream.of(occasion), sorted.stream())
                                            .toList())
                            .getBytes(StandardCharsets.UTF_8));
            return new Invalidation(sorted, "ladderworks-" + HexFormat.of().formatHex(hash, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Of a title whose shown version has changed: its manifests and its commit record. What lies in versions never changes.
     *
     * @param commit its version and number
     */
    public static Invalidation of(PublicTitle title, String commit) {
        return of(MUTABLE.stream().map(file -> title.pathPrefix() + file).toList(), commit);
    }
}
