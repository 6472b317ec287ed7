/** The whole API that the app sees: probe, plan a ladder, encode, package. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine;
