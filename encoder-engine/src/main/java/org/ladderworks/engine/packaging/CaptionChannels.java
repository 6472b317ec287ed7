package org.ladderworks.engine.packaging;

import java.util.EnumSet;
import java.util.Set;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.cmaf.video.CaptionSei;

/** Gathers which captions the pictures of a track really carry. Not thread-safe. */
final class CaptionChannels {
    private final Set<CaptionChannel> found = EnumSet.noneOf(CaptionChannel.class);

    void lookIn(byte[] sei, int headerSize) {
        found.addAll(CaptionSei.channels(sei, headerSize));
    }

    Set<CaptionChannel> channels() {
        return found;
    }
}
