package org.ladderworks.engine.pipeline;

import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.signal.SegmentKeyUri;

/**
 * How MPEG-TS segments are encrypted with AES-128: with a key of their own, as players get it in clear.
 *
 * @param uri where players fetch it
 * @param keys where it comes from; asked for the role {@code SEGMENTS} alone
 */
public record SegmentKeySpec(SegmentKeyUri uri, KeySource keys) {}
