/** How packages are protected, as it is worked on: what a profile says, what plays where by it, what is doubtful. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.protection;
