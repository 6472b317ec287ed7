/** The way to the UI thread: the only package that asks the toolkit for it. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.fx;
