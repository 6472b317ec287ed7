/** What packaging must know of AC-3 and E-AC-3. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.cmaf.dolby;
