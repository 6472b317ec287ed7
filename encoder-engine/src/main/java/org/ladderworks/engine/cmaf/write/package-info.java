/** CMAF headers and fragments as bytes (ISO/IEC 23000-19). */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.write;
