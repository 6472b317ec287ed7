/** What people are told, as a kind with values: said in English here, and in other languages by who knows them. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.saying;
