/** What is kept in the database. The only package that speaks SQL. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.store;
