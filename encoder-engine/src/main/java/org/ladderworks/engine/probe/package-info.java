/** What is in a source: streams, colour, HDR, rotation, the time of every frame, and what pictures show when measured. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.probe;
