/** From what operators wish to what is kept: taking sources in, encoding titles, publishing them. Knows no window. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.studio;
