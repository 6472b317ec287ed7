package org.ladderworks.engine.probe;

/** What was found out about a video stream by reading through it: when its frames are shown, and how its pictures are. */
public record StreamScan(FrameIndex index, PictureScan pictures) {}
