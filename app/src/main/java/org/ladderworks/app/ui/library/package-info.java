/** The room of titles. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.library;
