/** Where the program keeps what it keeps on this machine. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.home;
