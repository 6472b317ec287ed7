/** Packages that the engine makes, played by real players in a real browser. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.playback;
