/** What the window has to tell, in a bar and not in the way. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.notice;
