/** The room of QA: what was made is looked at beside its source, said something of, and judged. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.ui.review;
