/** ISO BMFF read back: hostile files are answered with an exception, never with a crash, a hang or unbounded memory. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.read;
