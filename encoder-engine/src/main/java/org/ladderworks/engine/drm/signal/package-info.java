/** What players are told of keys, in the words of each DRM system. Pure; holds no secrets. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.signal;
