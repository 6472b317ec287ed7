package org.ladderworks.engine.manifest.hls;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.packaging.AudioChoice;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;

/**
 * The captions inside the pictures (RFC 8216bis, 4.4.6.1). Services of CEA-708 are listed where there is no CEA-608, which says
 * the same and is read by all: a viewer would find everything twice. Rungs of codecs whose encoder drops them name no group,
 * and only where no rung has any do all say NONE (4.4.6.2).
 *
 * @param language of the first channel, which is that of the sound by custom; captions do not say
 */
record CaptionGroup(List<CaptionChannel> channels, String language) {
    static final String ID = "captions";

    /** Empty where no rung has captions. */
    static Optional<CaptionGroup> of(PackagedPresentation presentation) {
        Set<CaptionChannel> channels = new TreeSet<>();
        presentation.video().forEach(video -> channels.addAll(video.captions()));
        if (channels.stream().anyMatch(channel -> !channel.isService())) {
            channels.removeIf(CaptionChannel::isService);
        }
        String language = AudioChoice.preferred(presentation)
                .map(PackagedTrack.Audio::language)
                .orElse("und");
        return channels.isEmpty() ? Optional.empty() : Optional.of(new CaptionGroup(List.copyOf(channels), language));
    }

    List<String> mediaTags() {
        return channels.stream()
                .map(channel -> "#EXT-X-MEDIA:"
                        + new AttributeList()
                                .enumerated("TYPE", "CLOSED-CAPTIONS")
                                .quoted("GROUP-ID", ID)
                                .quoted("NAME", channel.name())
                                .quoted("LANGUAGE", channel.isFirst() ? language : "und")
                                .enumerated("DEFAULT", "NO")
                                .enumerated("AUTOSELECT", channel.isFirst() ? "YES" : "NO")
                                .quoted("INSTREAM-ID", channel.name()))
                .toList();
    }
}
