/** What is published of a package: its files, what each is called and how long it may be kept, and the order of all. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.release;
