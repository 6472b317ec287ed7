/** The program: command line now, studio window later. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app;
