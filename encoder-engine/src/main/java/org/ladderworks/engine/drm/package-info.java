/** Content keys, where they come from, and the DRM systems that hand them to players. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm;
