/** SubRip, WebVTT, TTML and ASS to cues. Pure, and no trust in what is read. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.text.read;
