/** Edits that can be undone. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.edit;
