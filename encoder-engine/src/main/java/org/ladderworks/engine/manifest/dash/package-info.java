/** The DASH MPD (ISO/IEC 23009-1) from a packaged presentation. Pure XML. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.manifest.dash;
