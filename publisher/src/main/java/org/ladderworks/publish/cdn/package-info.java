/** What viewers reach titles by: links, who may follow them, and what caches must forget. The SDK of AWS is known here too. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.cdn;
