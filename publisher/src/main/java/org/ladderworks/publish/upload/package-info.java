/** How the files of a release come into a store: what is sent, copied or there already, many at once, and on from where it was. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.upload;
