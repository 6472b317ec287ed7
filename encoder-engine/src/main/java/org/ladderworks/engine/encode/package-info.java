/** From a planned ladder to encoded chunks: the plan and the command lines are pure, one class runs them. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.encode;
