/** Chosen titles on their way into the queue, and what their packages are called. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.encoding;
