/** A server of this machine alone that plays packages to people who judge them, encrypted ones too. Not for release. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.origin;
