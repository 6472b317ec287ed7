package org.ladderworks.engine.drm;

import java.net.URI;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/**
 * What a key server wants manifests to say of a key for one system. Whatever is empty is made by us.
 *
 * @param pssh a whole box as base64, checked to be one of that system
 * @param keyUri the URI of the HLS key tag, as {@code skd://...}
 */
public record SystemSignal(DrmSystem system, KeyId key, Optional<String> pssh, Optional<URI> keyUri) {}
