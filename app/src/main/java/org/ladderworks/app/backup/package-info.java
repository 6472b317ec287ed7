/** What an operator has built up, in one file: to keep it safe, and to go on with it on another machine. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.backup;
