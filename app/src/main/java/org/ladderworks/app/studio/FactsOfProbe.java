package org.ladderworks.app.studio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.SourceWarning;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;

/** What a list of titles shows of a probe. Pure. */
final class FactsOfProbe {
    private static final String UNKNOWN = "und";

    private FactsOfProbe() {}

    static SourceFacts of(ProbeResult probed, boolean encrypted) {
        return new SourceFacts(
                FormatNames.format(probed.format()),
                probed.duration().map(time -> Duration.ofMillis(Math.round(time.approximateSeconds() * 1000))),
                probed.video().stream().findFirst().map(FactsOfProbe::picture),
                probed.audio().stream().map(FactsOfProbe::sound).toList(),
                probed.text().stream().map(FactsOfProbe::text).toList(),
                warnings(probed, encrypted));
    }

    private static String picture(VideoStream video) {
        return "%d×%d %s %s fps%s"
                .formatted(
                        video.displayed().width(),
                        video.displayed().height(),
                        FormatNames.codec(video.codec()),
                        FormatNames.rate(video.averageRate().toDecimal()),
                        light(video.colour()));
    }

    private static String light(Colour colour) {
        if (colour.isHybridLogGamma()) {
            return " HLG";
        }
        return colour.isPerceptualQuantizer() ? " PQ" : "";
    }

    private static String sound(AudioStream audio) {
        return language(audio.language()) + FormatNames.codec(audio.codec()) + " " + layout(audio)
                + (audio.atmos() ? " Atmos" : "");
    }

    private static String layout(AudioStream audio) {
        return audio.channelLayout().isEmpty() ? audio.channels() + " channels" : audio.channelLayout();
    }

    private static String text(TextStream text) {
        return language(text.language())
                + FormatNames.codec(text.codec().codec())
                + (text.forced() ? " forced" : "")
                + (text.forTheDeaf() ? " SDH" : "");
    }

    private static String language(String tag) {
        return tag.equals(UNKNOWN) ? "" : tag.toLowerCase(Locale.ROOT) + " ";
    }

    private static List<String> warnings(ProbeResult probed, boolean encrypted) {
        List<String> warnings = new ArrayList<>();
        if (encrypted) {
            warnings.add(SourceWarning.ENCRYPTED.sentence());
        }
        if (probed.video().isEmpty()) {
            warnings.add(SourceWarning.NO_PICTURES.sentence());
        }
        if (!probed.video().isEmpty() && probed.audio().isEmpty()) {
            warnings.add(SourceWarning.NO_SOUND.sentence());
        }
        Optional<VideoStream> video = probed.video().stream().findFirst();
        video.filter(stream -> stream.hdr()
                        .dolbyVision()
                        .filter(dolby -> !dolby.hasBaseLayer())
                        .isPresent())
                .ifPresent(_ -> warnings.add(SourceWarning.NO_BASE_LAYER.sentence()));
        probed.ignoredStreams().forEach(stream -> warnings.add(stream.english()));
        return warnings;
    }
}
