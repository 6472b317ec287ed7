/** Child processes: the only place that starts one. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.tool;
