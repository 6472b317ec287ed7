/** Sources on other machines: brought into the work folder first, then read as files. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.source.remote;
