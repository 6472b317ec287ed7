/** Logos, time codes and texts that are laid over the pictures: their files, their places, their filters. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.overlay;
