/** What is heard of a title, drawn: its waveform and its loudness from moment to moment. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.waveform;
