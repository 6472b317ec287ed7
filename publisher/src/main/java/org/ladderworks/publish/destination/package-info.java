/** The places that are published to: how they are named, saved, opened and tried. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.destination;
