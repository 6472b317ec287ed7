@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.s3;
