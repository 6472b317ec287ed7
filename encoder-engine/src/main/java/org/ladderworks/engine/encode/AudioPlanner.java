package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** Resolves what is asked of sound, and what a source has, into tracks. Pure. */
final class AudioPlanner {
    /** More AdaptationSets than this trouble players (rule 63). */
    private static final int MOST_TRACKS = 15;

    private final ProbeResult probed;
    private final AudioSettings settings;
    private final PassThrough passThrough;
    private final List<String> notes = new ArrayList<>();

    private AudioPlanner(ProbeResult probed, AudioSettings settings, PassThrough passThrough) {
        this.probed = probed;
        this.settings = settings;
        this.passThrough = passThrough;
    }

    /** Tracks, AAC-LC in stereo first, and what an operator should know of them. */
    record Selection(List<AudioPlan> tracks, List<String> notes) {}

    /** @param aacStereo bit rate of AAC in stereo */
    static Selection of(
            ProbeResult probed, AudioSettings settings, Bitrate aacStereo, MediaTime start, MediaTime length) {
        AudioPlanner planner = new AudioPlanner(probed, settings, new PassThrough(settings, Optional.empty()));
        List<AudioProgramme> programmes = distinct(planner.programmes());
        return planner.selection(planner.tracks(
                programmes,
                aacStereo,
                programme ->
                        List.of(new SoundPart(0, Optional.of(programme.input()), start, AudioPlan.samples(length))),
                length));
    }

    /**
     * The same for a title of several sources.
     *
     * @param ends when each source's part ends on the title's timeline
     */
    static Selection joined(List<Material> materials, AudioSettings settings, Bitrate aacStereo, List<MediaTime> ends) {
        Material leading = materials.stream()
                .filter(material -> !material.soundProbe().audio().isEmpty())
                .findFirst()
                .orElse(materials.getFirst());
        AudioPlanner planner = new AudioPlanner(leading.soundProbe(), settings, PassThrough.of(materials, settings));
        List<AudioProgramme> programmes = distinct(planner.programmes());
        JoinedSound joined = JoinedSound.of(materials, leading, programmes, settings);
        if (materials.size() > 1) {
            planner.notes.addAll(joined.notes());
        }
        return planner.selection(planner.tracks(
                programmes,
                aacStereo,
                programme -> joined.parts(programmes.indexOf(programme), materials, ends),
                ends.getLast()));
    }

    /** The sounds of a source by themselves, without notes. */
    static List<AudioProgramme> programmes(ProbeResult probed, AudioSettings settings) {
        return new AudioPlanner(probed, settings, new PassThrough(settings, Optional.empty())).programmes();
    }

    private Selection selection(List<AudioPlan> tracks) {
        if (tracks.size() > MOST_TRACKS) {
            notes.add(EncodeNote.AUDIO_LEFT_OUT
                    .with(tracks.size() - MOST_TRACKS, MOST_TRACKS)
                    .english());
        }
        return new Selection(tracks.stream().limit(MOST_TRACKS).toList(), List.copyOf(notes));
    }

    private List<AudioProgramme> programmes() {
        if (!settings.mappings().isEmpty()) {
            return settings.mappings().stream().map(this::mapped).toList();
        }
        Optional<AudioInput> pair = SeparateChannels.pair(probed.audio());
        SeparateChannels.note(probed.audio()).ifPresent(notes::add);
        if (pair.isPresent()) {
            return List.of(programme(pair.get()));
        }
        List<AudioStream> ordered = new ArrayList<>(probed.audio());
        ordered.sort(Comparator.comparing(AudioStream::isDefault).reversed());
        return ordered.stream().map(stream -> programme(AudioInput.of(stream))).toList();
    }

    private AudioProgramme programme(AudioInput input) {
        if (input.layout().isEmpty()) {
            notes.add("the layout of %s (%d channels%s) is not known: %s"
                    .formatted(
                            input.name(),
                            input.channels(),
                            input.first().channelLayout().isEmpty()
                                    ? ""
                                    : ", " + input.first().channelLayout(),
                            AudioCommand.takesFirstTwo(input)
                                    ? "its first two channels become stereo"
                                    : "FFmpeg's own downmix makes it stereo"));
        }
        ChannelLayout fullest =
                settings.surround() && input.isSurround() ? ChannelLayout.SURROUND : ChannelLayout.STEREO;
        AudioStream first = input.first();
        String language = LanguageTag.of(first.language());
        return new AudioProgramme(input, fullest, language, AudioRole.MAIN, title(first, language));
    }

    private AudioProgramme mapped(AudioMapping mapping) {
        AudioInput input =
                new AudioInput(mapping.streams().stream().map(this::stream).toList());
        if (input.streams().size() > 1 && input.layout().isEmpty()) {
            throw refused(
                    input.name() + " have " + input.channels() + " channels together",
                    "Name streams that have 2, 6 (L R C LFE Ls Rs) or 8 channels together.");
        }
        if (mapping.layout() == ChannelLayout.SURROUND && !input.isSurround()) {
            throw refused(
                    input.name() + " cannot become 5.1: there is no surround sound in it", "Ask for stereo instead.");
        }
        String language =
                mapping.language().orElseGet(() -> LanguageTag.of(input.first().language()));
        return new AudioProgramme(
                input,
                mapping.layout(),
                language,
                mapping.role(),
                mapping.title().orElseGet(() -> title(input.first(), language)));
    }

    private AudioStream stream(int index) {
        return probed.audio().stream()
                .filter(stream -> stream.index() == index)
                .findFirst()
                .orElseThrow(() -> refused(
                        "the source has no audio stream " + index, "`ladderworks probe` tells which there are."));
    }

    private List<AudioPlan> tracks(
            List<AudioProgramme> programmes,
            Bitrate aacStereo,
            Function<AudioProgramme, List<SoundPart>> parts,
            MediaTime length) {
        List<AudioPlan> tracks = new ArrayList<>();
        for (AudioCodec codec : AudioCodec.values()) {
            boolean asked = settings.codecs().contains(codec);
            for (boolean surround : List.of(false, true)) {
                for (AudioProgramme programme : programmes) {
                    boolean full = programme.fullest() == ChannelLayout.SURROUND;
                    ChannelLayout layout =
                            surround ? ChannelLayout.SURROUND : full ? ChannelLayout.STEREO : programme.fullest();
                    boolean wanted = codec == AudioCodec.AAC
                            ? !surround || full
                            // Surround codecs are there for surround; what has none is in them too, for one group each.
                            : asked && surround == (full && codec.surround());
                    if (wanted) {
                        passThrough.hindrance(programme, codec, layout).ifPresent(notes::add);
                        tracks.add(new AudioPlan(
                                programme,
                                codec,
                                layout,
                                codec.bitrate(layout, aacStereo),
                                parts.apply(programme),
                                length,
                                Optional.empty(),
                                passThrough.isPossible(programme, codec, layout)));
                    }
                }
            }
        }
        if (settings.codecs().contains(AudioCodec.EAC3) && !settings.codecs().contains(AudioCodec.AC3)) {
            notes.add(EncodeNote.ONLY_E_AC_3.english());
        }
        return tracks;
    }

    /** Programmes that a viewer, or a player, could not tell apart get a number behind their titles. */
    private static List<AudioProgramme> distinct(List<AudioProgramme> programmes) {
        Set<List<Object>> taken = new HashSet<>();
        List<AudioProgramme> distinct = new ArrayList<>();
        for (AudioProgramme programme : programmes) {
            AudioProgramme candidate = programme;
            for (int copy = 2; !taken.add(List.of(candidate.language(), candidate.role(), candidate.title())); copy++) {
                candidate = programme.titled(programme.title() + " (" + copy + ")");
            }
            distinct.add(candidate);
        }
        return distinct;
    }

    private static String title(AudioStream stream, String language) {
        return stream.title().isEmpty() ? language : stream.title();
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
