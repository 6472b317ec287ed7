/** Keys from a file that an operator wrote. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.file;
