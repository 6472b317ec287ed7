/** Plays packages in a real Chromium with the players that viewers use, and reports what they complain about. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.players;
