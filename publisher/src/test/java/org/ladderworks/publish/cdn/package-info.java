@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.cdn;
