/** What is seen of a title frame by frame: how bright it is, how much changes, where a shot ends. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.shots;
