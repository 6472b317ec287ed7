/** The desktop around the window: told of what happens while nobody looks. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.desktop;
