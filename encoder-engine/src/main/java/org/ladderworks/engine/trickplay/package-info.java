/** Pictures for winding and choosing: thumbnails in all their forms. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.trickplay;
