/** What packaging needs to know of an AVC bitstream (ISO/IEC 14496-10, 14496-15). */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.avc;
