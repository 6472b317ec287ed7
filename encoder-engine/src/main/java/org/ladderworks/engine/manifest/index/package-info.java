/** {@code package.json}: what a package holds, every file of it, and how to know that a folder is one of ours. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.manifest.index;
