/** The studio window. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui;
