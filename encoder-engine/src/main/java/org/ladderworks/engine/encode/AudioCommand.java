package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** The FFmpeg arguments that make one audio track whole, on the video's timeline (rule 38). Pure. */
final class AudioCommand {
    private static final MediaTime BEFORE = MediaTime.of(1, 1);

    /** So many samples at 192 kHz are counted in 31 bits. */
    private static final MediaTime LONG = MediaTime.of(3 * 3600, 1);

    private AudioCommand() {}

    /** @param sources of the title, in their order */
    static List<String> arguments(List<Source> sources, AudioPlan plan, Path output) {
        if (plan.passThrough()) {
            return PassThroughCommand.arguments(sources, plan, output);
        }
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(input(sources, plan));
        line.addAll(graph(plan, plan.samples() + plan.codec().heldBack(), gain(plan)));
        line.addAll(encoder(plan, output));
        return line;
    }

    /**
     * The same for a stream whose channels change on the way, which makes FFmpeg build the graph anew and count from zero
     * again: what was decoded is brought to the first layout before, as the sound of an output that is decoded once more.
     *
     * @param plan of one stream of a known layout
     */
    static List<String> ofChangingChannels(List<Source> sources, AudioPlan plan, Path output) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(decodedTwice(sources, plan, plan.samples() + plan.codec().heldBack(), gain(plan)));
        line.addAll(encoder(plan, output));
        return line;
    }

    /** True where {@link #ofChangingChannels} could be what is needed. */
    static boolean mayChangeChannels(AudioPlan audio) {
        return audio.parts().size() == 1
                && audio.input().streams().size() == 1
                && audio.input().layout().isPresent();
    }

    /** The inputs, and the graph behind an output that is decoded once more. */
    static List<String> decodedTwice(List<Source> sources, AudioPlan plan, long samples, String last) {
        SoundPart part = plan.parts().getFirst();
        AudioInput input = plan.input();
        List<String> line = new ArrayList<>(input(sources, plan));
        line.addAll(List.of("-map", "0:" + input.first().index()));
        line.addAll(List.of(
                "-af",
                "aformat=sample_rates=%d:channel_layouts=%s"
                        .formatted(
                                input.first().sampleRate(),
                                input.layout().orElseThrow().name())));
        line.addAll(List.of("-c:a", "pcm_f32le", "-f", "null", "-", "-dec", "0:0"));
        line.addAll(List.of(
                "-filter_complex",
                "[dec:0]" + timed(part, input.first()) + mix(plan.layout(), input) + fitted(samples) + last + "[out]",
                "-map",
                "[out]"));
        return line;
    }

    private static List<String> encoder(AudioPlan plan, Path output) {
        List<String> line = new ArrayList<>(plan.codec().arguments(plan.layout()));
        line.addAll(List.of(
                "-b:a",
                Long.toString(plan.bitrate().bitsPerSecond()),
                "-map_metadata",
                "-1",
                "-f",
                "mp4",
                "file:" + output));
        return line;
    }

    /** Measures what would be encoded: loudness and true peak (EBU R 128) are said at the end of standard error. */
    static List<String> measuring(List<Source> sources, AudioPlan plan) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.set(line.indexOf("level+warning"), "level+info");
        line.addAll(input(sources, plan));
        line.addAll(graph(plan, plan.samples() + plan.codec().heldBack(), ",ebur128=peak=true:framelog=quiet"));
        line.addAll(List.of("-f", "null", "-"));
        return line;
    }

    /** Measures what was encoded. */
    static List<String> measuringFile(String file) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.set(line.indexOf("level+warning"), "level+info");
        line.addAll(List.of("-protocol_whitelist", "file", "-i", "file:" + file, "-map", "0:a:0"));
        line.addAll(List.of("-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-"));
        return line;
    }

    /** True where nothing but the number of channels is known, and there are more than FFmpeg has a usual layout for. */
    static boolean takesFirstTwo(AudioInput input) {
        String layout = input.first().channelLayout();
        return layout.isEmpty() || layout.endsWith(" channels");
    }

    static List<String> input(List<Source> sources, AudioPlan plan) {
        List<String> line = new ArrayList<>();
        for (int number : plan.sources()) {
            line.addAll(Demuxing.options(sources.get(number)));
            line.addAll(List.of("-threads", "1", "-copyts", "-vn", "-sn", "-dn"));
            line.addAll(Demuxing.input(sources.get(number)));
        }
        return line;
    }

    /**
     * From the inputs to one sound.
     *
     * @param samples that it is to have
     * @param last filters behind all others, each with a comma before it
     */
    static List<String> graph(AudioPlan plan, long samples, String last) {
        SoundPart first = plan.parts().getFirst();
        if (plan.parts().size() > 1) {
            return List.of("-filter_complex", joined(plan) + fitted(samples) + last + "[out]", "-map", "[out]");
        }
        AudioInput input = first.input().orElseThrow();
        if (input.streams().size() == 1) {
            return List.of(
                    "-map",
                    "0:" + input.first().index(),
                    "-af",
                    timed(first, input.first()) + mix(plan.layout(), input) + fitted(samples) + last);
        }
        return List.of("-filter_complex", part(0, plan.layout(), first, samples) + last + "[out]", "-map", "[out]");
    }

    /** The parts one behind the other; each is brought to the title's layout and to its own length first. */
    private static String joined(AudioPlan plan) {
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        String same = ",aformat=sample_fmts=fltp:sample_rates=%d:channel_layouts=%s"
                .formatted(AudioPlan.SAMPLE_RATE, plan.layout().id());
        int file = 0;
        for (int i = 0; i < plan.parts().size(); i++) {
            SoundPart part = plan.parts().get(i);
            graph.append(
                    part.input().isPresent()
                            ? part(file++, plan.layout(), part, part.samples())
                            : "anullsrc=r=%d:cl=%s,atrim=end_sample=%d"
                                    .formatted(
                                            AudioPlan.SAMPLE_RATE, plan.layout().id(), part.samples()));
            graph.append(same).append("[p").append(i).append("];");
            labels.append("[p").append(i).append(']');
        }
        return graph.append(labels) + "concat=n=" + plan.parts().size() + ":v=0:a=1,asettb=1/" + AudioPlan.SAMPLE_RATE;
    }

    /** From the streams of an input to the layout; several streams are fitted before they become one. */
    private static String part(int file, ChannelLayout layout, SoundPart part, long samples) {
        AudioInput input = part.input().orElseThrow();
        List<AudioStream> streams = input.streams();
        if (streams.size() == 1) {
            return "[%d:%d]%s%s%s"
                    .formatted(
                            file,
                            input.first().index(),
                            timed(part, input.first()),
                            mix(layout, input),
                            fitted(samples));
        }
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < streams.size(); i++) {
            String label = file == 0 ? "[s" + i + "]" : "[s%d.%d]".formatted(file, i);
            graph.append("[%d:%d]%s,aformat=sample_fmts=fltp%s%s;"
                    .formatted(file, streams.get(i).index(), timed(part, streams.get(i)), fitted(samples), label));
            labels.append(label);
        }
        return graph.append(labels)
                .append(join(input))
                .append(mix(layout, input))
                .toString();
    }

    /**
     * Resampled first; then the first sample is put where the timeline begins, which the resampler counts in samples of
     * what it is given: silence before late sound, early sound cut. What is a millisecond off or less is left.
     */
    private static String timed(SoundPart part, AudioStream stream) {
        return before(part, stream) + "aresample=" + AudioPlan.SAMPLE_RATE + ":async=1:min_hard_comp=0.02:first_pts="
                + part.timelineStart().ticksIn(new Timescale(stream.sampleRate()));
    }

    /**
     * The resampler counts what it leaves out in 31 bits: where that is too much, most of it is cut off before, as exactly
     * as the container tells times.
     */
    private static String before(SoundPart part, AudioStream stream) {
        MediaTime start = part.timelineStart().minus(BEFORE);
        return start.minus(stream.start()).compareTo(LONG) > 0 ? "atrim=start=" + start.toSeconds(6) + "," : "";
    }

    /** Exactly so many samples: of the timeline, and those that the encoder would keep to itself. */
    private static String fitted(long samples) {
        return ",asetpts=N,apad=whole_len=" + samples + ",atrim=end_sample=" + samples;
    }

    /** The channels of all streams, counted through, become those of one layout. */
    private static String join(AudioInput input) {
        List<String> map = new ArrayList<>();
        for (int stream = 0; stream < input.streams().size(); stream++) {
            for (int channel = 0; channel < input.streams().get(stream).channels(); channel++) {
                map.add(stream + "." + channel + "-" + input.separateChannels().get(map.size()));
            }
        }
        return "join=inputs=" + input.streams().size() + ":channel_layout="
                + input.layout().orElseThrow().name() + ":map=" + String.join("|", map);
    }

    private static String mix(ChannelLayout to, AudioInput input) {
        Optional<SpeakerLayout> from = input.layout();
        if (from.isEmpty()) {
            return takesFirstTwo(input)
                    ? ",aformat=sample_fmts=fltp," + firstTwo(to)
                    : ",aformat=sample_fmts=fltp:channel_layouts=" + to.id();
        }
        String given = input.streams().size() > 1 ? "" : given(input, from.get());
        // Mono and stereo are as they are; a layout that changes in mid-stream is brought to the first one before.
        return from.get().name().equals(to.id())
                ? given
                : given + "," + ChannelMix.of(from.get(), to).filter();
    }

    private static String given(AudioInput input, SpeakerLayout layout) {
        String said = input.first().channelLayout();
        return layout.speakers().size() == 1 && !said.isEmpty() && !said.equals(layout.name())
                ? ",aformat=sample_fmts=fltp,pan=mono|FC=c0"
                : ",aformat=sample_fmts=fltp:channel_layouts=" + layout.name();
    }

    private static String firstTwo(ChannelLayout to) {
        return to == ChannelLayout.MONO ? "pan=mono|FC=0.5*c0+0.5*c1" : "pan=stereo|FL=c0|FR=c1";
    }

    /** The filter that brings the sound to its level, with a comma before it; empty where there is none. */
    static String gain(AudioPlan plan) {
        return plan
                .loudness()
                .map(LoudnessGain::decibels)
                .filter(gain -> gain != 0)
                .map(gain -> ",volume=" + LoudnessGain.text(gain) + "dB")
                .stream()
                .collect(Collectors.joining());
    }
}
