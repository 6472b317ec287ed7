/** The window around its rooms. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.shell;
