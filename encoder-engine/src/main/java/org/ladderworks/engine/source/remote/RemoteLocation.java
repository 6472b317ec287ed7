package org.ladderworks.engine.source.remote;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.UsageException;

/** Where a remote source lies. */
public sealed interface RemoteLocation permits HttpLocation, BucketLocation {
    /** True for what is written as an address, of whatever scheme; no file is meant by it. */
    static boolean isAddress(String text) {
        return AddressText.FORM.matcher(text).matches();
    }

    /**
     * Reads what an operator wrote; empty where it is a file's name.
     *
     * @param schemes that can be fetched, in lower case
     * @throws UsageException for another scheme, and for an address that is malformed or holds a password
     */
    static Optional<RemoteLocation> parse(String text, Set<String> schemes) {
        if (!isAddress(text)) {
            return Optional.empty();
        }
        String scheme = text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
        if (!schemes.contains(scheme)) {
            throw AddressText.refused("sources cannot be fetched by " + scheme + "://");
        }
        return Optional.of(scheme.equals(BucketLocation.SCHEME) ? BucketLocation.read(text) : HttpLocation.read(text));
    }

    /** In lower case. */
    String scheme();

    /** True where it holds a signature, which lets everyone in who has it. */
    boolean isSigned();

    /** For people and logs: without what may be secret. */
    String shown();

    /** Tells this object from every other: the same for every signature on it. */
    String identity();

    /** Names the folder of its copy. */
    default String folderName() {
        return Sha256.hex(identity());
    }

    /** Names the copy: what stands behind the last slash, and nothing that could lead out of its folder. */
    String fileName();
}
