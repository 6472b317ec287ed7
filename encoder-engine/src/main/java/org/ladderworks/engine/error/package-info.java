/** What an operator is told when a stage cannot do its work: a stable code, what, where, and what to do. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.error;
