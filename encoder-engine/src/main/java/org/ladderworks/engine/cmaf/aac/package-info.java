/** What packaging needs to know of an AAC stream (ISO/IEC 14496-3). */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.aac;
