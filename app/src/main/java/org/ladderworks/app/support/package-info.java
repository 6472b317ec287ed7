/** What those who help an operator need to see, without any secret. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.support;
