/** Common Encryption (ISO/IEC 23001-7): schemes, key ids, what is protected of samples, ciphers. Pure bytes. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.cenc;
