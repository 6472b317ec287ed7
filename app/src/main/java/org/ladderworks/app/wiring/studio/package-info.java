/** Puts the studio window together: the one place that knows all of its parts. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.wiring.studio;
