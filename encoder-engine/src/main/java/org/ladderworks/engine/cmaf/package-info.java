/** ISO BMFF and CMAF boxes, tracks and fragments: read and written. Pure bytes. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf;
