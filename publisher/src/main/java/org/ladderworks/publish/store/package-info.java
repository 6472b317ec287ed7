/** Where releases are published to, as one port: what every store of objects can do. Pure. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.publish.store;
