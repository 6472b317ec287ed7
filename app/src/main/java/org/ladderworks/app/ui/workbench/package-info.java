/** What all rooms of the window share. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.workbench;
