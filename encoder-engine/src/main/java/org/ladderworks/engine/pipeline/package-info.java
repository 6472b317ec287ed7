/** A job from its specification to its outcome: the stages in order, and the output folder that appears only whole. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.pipeline;
