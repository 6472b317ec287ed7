/**
 * Pictures of sources and renditions to be looked at: what the window's process asks for and gets. Media is opened in a
 * worker process alone ({@code worker}), to whose main class only a name leads from here.
 */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.preview;
