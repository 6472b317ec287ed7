/** The room of ladders: presets, their rungs, and what they come to. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.ladder;
