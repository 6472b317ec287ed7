/**
 * The preview worker, a process of its own: what decodes, plays and draws. The only package that knows libvlc and FFmpeg's
 * libraries; a file that crashes them ends this process and no other.
 */
@org.jspecify.annotations.NullMarked
package org.ladderworks.app.preview.worker;
