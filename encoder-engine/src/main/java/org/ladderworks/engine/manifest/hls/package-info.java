/** HLS playlists (RFC 8216bis) from a packaged presentation. Pure text. */
@org.jspecify.annotations.NullMarked
package org.ladderworks.engine.manifest.hls;
