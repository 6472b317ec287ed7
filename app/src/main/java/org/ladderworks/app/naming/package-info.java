/** What packages are called: by a template, safe on every file system, and no two of them the same. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.naming;
