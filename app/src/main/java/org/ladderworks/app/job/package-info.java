/** The queue: jobs that wait, run and have ended; who works on them, and how others in other processes reach it. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.job;
