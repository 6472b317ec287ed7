package org.ladderworks.engine.manifest.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.time.Bitrate;

/** What every variant is offered with beside its sound: texts, and captions in the pictures. */
record Renditions(Optional<SubtitleGroup> subtitles, Optional<CaptionGroup> captions) {
    static Renditions of(PackagedPresentation presentation) {
        return new Renditions(SubtitleGroup.of(presentation), CaptionGroup.of(presentation));
    }

    List<String> mediaTags() {
        List<String> tags = new ArrayList<>();
        subtitles.ifPresent(group -> tags.addAll(group.mediaTags()));
        captions.ifPresent(group -> tags.addAll(group.mediaTags()));
        return tags;
    }

    Bitrate peak(int targetDuration) {
        return subtitles.map(group -> group.peak(targetDuration)).orElse(new Bitrate(0));
    }

    Bitrate average() {
        return subtitles.map(SubtitleGroup::average).orElse(new Bitrate(0));
    }
}
