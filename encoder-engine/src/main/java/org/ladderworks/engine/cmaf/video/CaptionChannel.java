package org.ladderworks.engine.cmaf.video;

/** A channel of CEA-608 captions: two in each field of a picture. */
public enum CaptionChannel {
    CC1,
    CC2,
    CC3,
    CC4
}
