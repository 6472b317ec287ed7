/** What the window says, by key, in each of its languages. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.words;
