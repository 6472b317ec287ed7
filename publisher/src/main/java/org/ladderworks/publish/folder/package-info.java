/** Folders as targets: on this machine's disk, or a mounted share. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.folder;
