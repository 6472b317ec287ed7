/** What must reach the disk itself, and what must not stay on it. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.disk;
