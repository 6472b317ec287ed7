/** The room of jobs. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.queue;
