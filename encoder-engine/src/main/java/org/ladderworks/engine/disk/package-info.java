/** What must reach the disk itself. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.disk;
