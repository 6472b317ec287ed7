/** CPIX documents (DASH-IF CPIX 2.3): keys, whom they are for, which tracks they encrypt. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.cpix;
