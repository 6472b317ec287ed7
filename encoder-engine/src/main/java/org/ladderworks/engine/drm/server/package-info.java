/** How key servers are spoken to: addresses, secrets in headers, tries. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.drm.server;
