/** Common Encryption (ISO/IEC 23001-7): schemes, key ids, the boxes that tell of them. Pure bytes. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.cenc;
