/** What is in a source: streams, colour, rotation and the time of every frame. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.probe;
