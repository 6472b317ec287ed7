/** Puts the program together from its modules. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.wiring;
