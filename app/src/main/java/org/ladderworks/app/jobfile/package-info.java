/** The job file: a whole encode job as JSON or YAML, read, checked and written. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.jobfile;
