/** Subtitles and captions as cues, and as WebVTT. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.text;
