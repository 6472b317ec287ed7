/** The command line: one class a command, and what they print. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.cli;
