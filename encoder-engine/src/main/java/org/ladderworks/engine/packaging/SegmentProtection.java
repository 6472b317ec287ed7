package org.ladderworks.engine.packaging;

import java.net.URI;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.IvLedger;

/**
 * How MPEG-TS segments are encrypted: as a whole, with AES-128 (RFC 8216bis, 4.4.4.4).
 *
 * @param key of these segments and of nothing else, as players get it in clear; closed by whoever made it
 * @param uri where players fetch the key's 16 bytes
 * @param ledger asked once for each track
 */
public record SegmentProtection(ContentKey key, URI uri, IvLedger ledger) {}
