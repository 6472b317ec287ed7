package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.probe.Demuxing;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Timescale;

/** The FFmpeg arguments that encode one audio track whole, on the video's timeline (rule 38). Pure. */
final class AudioCommand {
    private AudioCommand() {}

    static List<String> arguments(Source source, AudioPlan plan, Path output) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.addAll(input(source));
        line.addAll(graph(plan, gain(plan)));
        line.addAll(plan.codec().arguments(plan.layout()));
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
    static List<String> measuring(Source source, AudioPlan plan) {
        List<String> line = new ArrayList<>(FfmpegProgress.OPTIONS);
        line.set(line.indexOf("level+warning"), "level+info");
        line.addAll(input(source));
        line.addAll(graph(plan, ",ebur128=peak=true:framelog=quiet"));
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

    private static List<String> input(Source source) {
        List<String> line = new ArrayList<>(Demuxing.options());
        line.addAll(List.of("-threads", "1", "-copyts", "-vn", "-sn", "-dn"));
        line.addAll(Demuxing.input(source));
        return line;
    }

    private static List<String> graph(AudioPlan plan, String last) {
        List<AudioStream> streams = plan.input().streams();
        if (streams.size() == 1) {
            return List.of(
                    "-map",
                    "0:" + streams.getFirst().index(),
                    "-af",
                    timed(plan, streams.getFirst()) + mix(plan, false) + fitted(plan) + last);
        }
        StringBuilder graph = new StringBuilder();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < streams.size(); i++) {
            graph.append("[0:%d]%s,aformat=sample_fmts=fltp%s[s%d];"
                    .formatted(streams.get(i).index(), timed(plan, streams.get(i)), fitted(plan), i));
            labels.append("[s").append(i).append(']');
        }
        graph.append(labels).append(join(plan.input())).append(mix(plan, true)).append(last);
        return List.of("-filter_complex", graph + "[out]", "-map", "[out]");
    }

    /**
     * Resampled first; then the first sample is put where the timeline begins, which the resampler counts in samples of
     * what it is given: silence before late sound, early sound cut.
     */
    private static String timed(AudioPlan plan, AudioStream stream) {
        return "aresample=" + AudioPlan.SAMPLE_RATE + ":async=1:min_hard_comp=0.02:first_pts="
                + plan.timelineStart().ticksIn(new Timescale(stream.sampleRate()));
    }

    /** Exactly the timeline's number of samples, and those that the encoder would keep to itself. */
    private static String fitted(AudioPlan plan) {
        long samples = plan.samples() + plan.codec().heldBack();
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

    private static String mix(AudioPlan plan, boolean joined) {
        ChannelLayout to = plan.layout();
        Optional<SpeakerLayout> from = plan.input().layout();
        if (from.isEmpty()) {
            return takesFirstTwo(plan.input())
                    ? ",aformat=sample_fmts=fltp," + firstTwo(to)
                    : ",aformat=sample_fmts=fltp:channel_layouts=" + to.id();
        }
        String given = joined ? "" : given(plan.input(), from.get());
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

    private static String gain(AudioPlan plan) {
        return plan
                .loudness()
                .map(LoudnessGain::decibels)
                .filter(gain -> gain != 0)
                .map(gain -> ",volume=" + LoudnessGain.text(gain) + "dB")
                .stream()
                .collect(Collectors.joining());
    }
}
