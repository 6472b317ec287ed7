package org.ladderworks.engine.source.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * Where a remote source lies. What stands behind the question mark may be a signature: it is sent to the server, and
 * neither shown nor stored.
 */
public final class RemoteLocation {
    private static final Pattern REMOTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._-]");
    private static final int LONGEST_NAME = 80;

    /** Parameters that sign a request: S3, Google, Azure, CloudFront. The same object has others tomorrow. */
    private static final Pattern SIGNING =
            Pattern.compile("(?i)(x-amz-.*|x-goog-.*|awsaccesskeyid|googleaccessid|signature|expires|policy|key-pair-id"
                    + "|sig|se|sp|sv|sr|st|spr|sip|skoid|sktid|skt|ske|sks|skv)");

    private final URI uri;

    private RemoteLocation(URI uri) {
        this.uri = uri;
    }

    /** True for what is written as an address, of whatever scheme; no file is meant by it. */
    public static boolean isAddress(String text) {
        return REMOTE.matcher(text).matches();
    }

    /**
     * Reads what an operator wrote; empty where it is a file's name.
     *
     * @param schemes that can be fetched, in lower case
     * @throws UsageException for another scheme, and for an address that is malformed or holds a password
     */
    public static Optional<RemoteLocation> parse(String text, Set<String> schemes) {
        if (!isAddress(text)) {
            return Optional.empty();
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw refused("an address of a source is malformed at character " + e.getIndex());
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw refused("sources cannot be fetched by " + scheme + "://");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw refused("an address of a source names no server");
        }
        if (uri.getRawUserInfo() != null) {
            throw refused("an address of a source at " + uri.getHost() + " holds a name or a password");
        }
        return Optional.of(new RemoteLocation(uri));
    }

    /** True where it holds a signature, which lets everyone in who has it. */
    public boolean isSigned() {
        return parameters().anyMatch(RemoteLocation::signs);
    }

    private Stream<String> parameters() {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1));
    }

    private static boolean signs(String parameter) {
        return SIGNING.matcher(parameter.replaceFirst("=.*", "")).matches();
    }

    /** Everything, for the server alone. */
    URI uri() {
        return uri;
    }

    /** For people and logs: without what may be secret. */
    public String shown() {
        int port = uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port)
                + Optional.ofNullable(uri.getRawPath()).orElse("");
    }

    /** A name for the file; its suffix is that of the address. */
    String fileName() {
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        String name = UNSAFE.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceAll("_");
        String last = name.substring(Math.max(0, name.length() - LONGEST_NAME));
        return last.isEmpty() || last.startsWith(".") ? "source" + last : last;
    }

    /** Names the object: the same for every signature on it. */
    String key() {
        String query = parameters().filter(part -> !signs(part)).collect(Collectors.joining("&"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((shown() + "?" + query).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RemoteLocation location && uri.equals(location.uri);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    /** As shown. */
    @Override
    public String toString() {
        return shown();
    }

    private static UsageException refused(String what) {
        return new UsageException(
                ErrorCode.BAD_USAGE, what, "Give a file, or an http:// or https:// address without name and password.");
    }
}
