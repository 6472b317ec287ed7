/** MPEG transport streams (ISO/IEC 13818-1) as HLS has them. Pure bytes. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.mpegts;
