package org.ladderworks.engine.packaging;

import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/**
 * How a track was encrypted, as manifests tell it.
 *
 * @param key the track's {@code default_KID}
 * @param clearSegments how many segments at its beginning are not encrypted
 */
public record TrackProtection(ProtectionScheme scheme, KeyId key, int clearSegments) {}
