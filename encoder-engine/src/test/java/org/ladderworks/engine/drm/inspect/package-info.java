@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.inspect;
