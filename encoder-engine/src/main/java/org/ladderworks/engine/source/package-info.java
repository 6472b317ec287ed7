/** A source file and its fingerprint. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.source;
