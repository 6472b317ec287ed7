/** What files and manifests say of their encryption, in words. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.inspect;
