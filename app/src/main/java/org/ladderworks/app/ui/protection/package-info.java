/** The room of protection: profiles, what plays where by them, and what others' files say of theirs. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.protection;
