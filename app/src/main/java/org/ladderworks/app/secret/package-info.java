/** What must not be read by others: the vault of content keys, and how it is unlocked. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.secret;
