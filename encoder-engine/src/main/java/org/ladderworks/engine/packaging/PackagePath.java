package org.ladderworks.engine.packaging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The path of a file or folder inside a package: relative, with forward slashes, never leading out of the package. */
public final class PackagePath {
    private PackagePath() {}

    /** True for a path whose every part names something: no empty part, no {@code .} or {@code ..}, no backslash. */
    public static boolean isInside(String path) {
        return path.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c))
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals("..") || isDrive(part));
    }

    /** The path itself; fails with IllegalArgumentException where it is not inside the package. */
    public static String requireInside(String path) {
        if (!isInside(path)) {
            throw new IllegalArgumentException("not a path inside a package: " + path);
        }
        return path;
    }

    /**
     * The path as a relative reference (RFC 3986, 4.2): every byte but unreserved characters is percent-encoded, so
     * that it breaks neither an HLS attribute nor a DASH template.
     */
    public static String toUri(String path) {
        return Arrays.stream(requireInside(path).split("/", -1))
                .map(PackagePath::encoded)
                .collect(Collectors.joining("/"));
    }

    private static boolean isDrive(String part) {
        return part.length() > 1 && part.charAt(1) == ':';
    }

    private static String encoded(String part) {
        StringBuilder uri = new StringBuilder();
        for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                uri.append(c);
            } else {
                uri.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
                uri.append(Character.toUpperCase(Character.forDigit(c & 0xF, 16)));
            }
        }
        return uri.toString();
    }
}
