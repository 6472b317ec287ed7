@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.edge;
