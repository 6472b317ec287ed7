/** The titles of a workstation: what is known of each, and how they are found. Pure but for its port. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.library;
