package org.ladderworks.engine.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.mpegts.AdtsHeader;

/**
 * Which tracks of a title go into MPEG-TS, and why others do not. Pure. HLS has H.264 there and neither HEVC (HLS authoring 1.5)
 * nor AV1; players that still need it show SDR and have two loudspeakers.
 *
 * @param muxed the sound that every rung carries; empty for a silent title, and where there are no pictures
 * @param sounds all that are taken, the muxed one too
 * @param notes a line for each kind that was left out
 */
record TransportChoice(
        List<VideoSource> rungs, Optional<AudioSource> muxed, List<AudioSource> sounds, List<String> notes) {
    private static final int STEREO = 2;

    TransportChoice {
        rungs = List.copyOf(rungs);
        sounds = List.copyOf(sounds);
        notes = List.copyOf(notes);
    }

    /** @throws PackagingException TRANSPORT_WITHOUT_MEDIA where no picture, or no sound, is left */
    static TransportChoice of(List<VideoSource> all, List<AudioSource> audios) {
        List<String> notes = new ArrayList<>();
        List<VideoSource> rungs =
                all.stream().filter(TransportChoice::isForTransport).toList();
        if (!all.isEmpty() && rungs.isEmpty()) {
            throw nothingLeft("rung of H.264 in SDR");
        }
        all.stream()
                .filter(rung -> !isForTransport(rung))
                .map(rung -> rung.family().label())
                .distinct()
                .forEach(family ->
                        notes.add("not in MPEG-TS: rungs of " + family + ", as HLS has H.264 in SDR alone there"));
        List<AudioSource> aac =
                audios.stream().filter(source -> header(source).isPresent()).toList();
        if (!audios.isEmpty() && aac.isEmpty()) {
            throw nothingLeft("sound in AAC");
        }
        List<AudioSource> stereo =
                aac.stream().filter(source -> source.channels() <= STEREO).toList();
        List<AudioSource> sounds = stereo.isEmpty() ? aac : stereo;
        audios.stream()
                .filter(source -> !sounds.contains(source))
                .map(source -> AudioFormat.pathName(source.entry()) + " with " + source.channels() + " channels")
                .distinct()
                .forEach(kind -> notes.add("not in MPEG-TS: sound in " + kind + ", as it has AAC in stereo"));
        Optional<AudioSource> muxed = rungs.isEmpty() ? Optional.empty() : preferred(audios, sounds);
        return new TransportChoice(rungs, muxed, sounds, notes);
    }

    /** How frames of a sound are told apart; empty where MPEG-TS does not carry it. */
    static Optional<AdtsHeader> header(AudioSource source) {
        return source.entry() instanceof SampleEntry.Aac aac
                ? AdtsHeader.of(aac.config().bytes())
                : Optional.empty();
    }

    /** In the language that plays unasked elsewhere too: that of the first main sound of any codec. */
    private static Optional<AudioSource> preferred(List<AudioSource> all, List<AudioSource> sounds) {
        String language = all.stream()
                .filter(TransportChoice::isMain)
                .findFirst()
                .or(() -> all.stream().findFirst())
                .map(source -> source.rendition().language())
                .orElse("");
        return sounds.stream()
                .filter(source ->
                        isMain(source) && source.rendition().language().equals(language))
                .findFirst()
                .or(() -> sounds.stream().filter(TransportChoice::isMain).findFirst())
                .or(() -> sounds.stream().findFirst());
    }

    private static boolean isMain(AudioSource source) {
        return source.rendition().role().equals("main");
    }

    private static boolean isForTransport(VideoSource rung) {
        return rung.configuration() instanceof AvcConfiguration
                && !rung.family().highDynamicRange();
    }

    private static PackagingException nothingLeft(String what) {
        return new PackagingException(
                ErrorCode.TRANSPORT_WITHOUT_MEDIA,
                "HLS with MPEG-TS was asked for, and the title has no " + what,
                "Add one, or leave --hls-ts (`package.hlsTs`) out.");
    }
}
