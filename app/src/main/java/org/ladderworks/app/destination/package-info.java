/** Saved targets at work, for commands and for the window: opened, tried, and what viewers find there. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.destination;
