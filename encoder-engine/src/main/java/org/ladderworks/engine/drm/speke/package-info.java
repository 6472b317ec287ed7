/** Keys from key servers that speak SPEKE 2.0 (Secure Packager and Encoder Key Exchange). */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.speke;
