/**
 * What packaging needs to know of a video bitstream: AVC (ISO/IEC 14496-10), HEVC (ISO/IEC 23008-2), AV1, and how each is
 * carried in a file (ISO/IEC 14496-15, AV1 Codec ISO Media File Format Binding).
 */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.video;
