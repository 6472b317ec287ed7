/** Keys from Widevine's servers, and those that speak like them. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.widevine;
