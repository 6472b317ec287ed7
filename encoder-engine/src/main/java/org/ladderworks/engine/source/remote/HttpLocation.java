package org.ladderworks.engine.source.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.engine.error.UsageException;

/**
 * At a server of HTTP or HTTPS. What stands behind the question mark may be a signature: it is sent to the server, and
 * neither shown nor stored.
 *
 * @param uri everything, for the server alone
 */
record HttpLocation(URI uri) implements RemoteLocation {
    /** Parameters that sign a request: S3, Google, Azure, CloudFront. The same object has others tomorrow. */
    private static final Pattern SIGNING =
            Pattern.compile("(?i)(x-amz-.*|x-goog-.*|awsaccesskeyid|googleaccessid|signature|expires|policy|key-pair-id"
                    + "|sig|se|sp|sv|sr|st|spr|sip|skoid|sktid|skt|ske|sks|skv)");

    /**
     * Reads an address.
     *
     * @throws UsageException where it is malformed or holds a password
     */
    static HttpLocation read(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw AddressText.refused("an address of a source is malformed at character " + e.getIndex());
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            throw AddressText.refused("an address of a source names no server");
        }
        if (uri.getRawUserInfo() != null) {
            throw AddressText.refused("an address of a source at " + uri.getHost() + " holds a name or a password");
        }
        return new HttpLocation(uri);
    }

    @Override
    public String scheme() {
        return uri.getScheme().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isSigned() {
        return parameters().anyMatch(HttpLocation::signs);
    }

    private Stream<String> parameters() {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&", -1));
    }

    private static boolean signs(String parameter) {
        return SIGNING.matcher(parameter.replaceFirst("=.*", "")).matches();
    }

    @Override
    public String shown() {
        int port = uri.getPort();
        return uri.getScheme() + "://" + uri.getHost() + (port < 0 ? "" : ":" + port)
                + Optional.ofNullable(uri.getRawPath()).orElse("");
    }

    @Override
    public String fileName() {
        return AddressText.fileName(Optional.ofNullable(uri.getPath()).orElse(""));
    }

    @Override
    public String identity() {
        return shown() + "?" + parameters().filter(part -> !signs(part)).collect(Collectors.joining("&"));
    }

    /** As shown. */
    @Override
    public String toString() {
        return shown();
    }
}
