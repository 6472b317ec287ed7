package org.ladderworks.app.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.NotPossible;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioMapping;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of sound. */
final class AudioOptions {
    private static final double QUIETEST = -31;
    private static final double LOUDEST = -9;

    @Option(
            names = "--audio",
            paramLabel = "STREAMS[:LAYOUT[:LANGUAGE[:ROLE[:TITLE]]]]",
            description = "One sound, instead of every audio stream by itself; may be repeated. Mono streams are joined"
                    + " with +, as in 1+2:stereo:en. LAYOUT is mono, stereo or 5.1; ROLE is main, commentary or"
                    + " description.")
    private List<String> mappings = new ArrayList<>();

    @Option(
            names = "--audio-codecs",
            paramLabel = "CODEC,...",
            split = ",",
            hideParamSyntax = true,
            description =
                    "Codecs of sound: aac, which is always made, ac3, eac3, opus. AC-3 and E-AC-3 that the source holds"
                            + " are taken as they are where nothing is to change.")
    private List<String> codecs = new ArrayList<>();

    @Option(names = "--surround", description = "Keep 5.1 beside stereo where a source has 5.1 or more.")
    private boolean surround;

    @Option(
            names = "--loudness",
            paramLabel = "LUFS",
            description =
                    "Bring sound to this integrated loudness (EBU R 128): -23 in European broadcasting, -16 or -14"
                            + " on the web. Levels are left alone without it.")
    private @Nullable String loudness;

    /** Says it in a job. */
    void into(JobDraft job, CommandLine command) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (!mappings.isEmpty()) {
            ArrayNode tracks = nodes.arrayNode();
            mappings.forEach(text -> tracks.add(track(AudioMapping.parse(text))));
            job.put("audio", "tracks", tracks);
        }
        if (!codecs.isEmpty()) {
            ArrayNode named = nodes.arrayNode();
            codecs(command).forEach(codec -> named.add(codec.id()));
            job.put("audio", "codecs", named);
        }
        if (surround) {
            job.put("audio", "surround", true);
        }
        if (loudness != null) {
            job.put("audio", "loudness", nodes.numberNode(target(command, loudness)));
        }
    }

    private static ObjectNode track(AudioMapping mapping) {
        ObjectNode track = JsonNodeFactory.instance.objectNode();
        ArrayNode streams = track.putArray("streams");
        mapping.streams().forEach(streams::add);
        track.put("layout", mapping.layout().id());
        mapping.language().ifPresent(language -> track.put("language", language));
        track.put("role", mapping.role().id());
        mapping.title().ifPresent(title -> track.put("title", title));
        return track;
    }

    private Set<AudioCodec> codecs(CommandLine command) {
        Set<AudioCodec> asked = EnumSet.noneOf(AudioCodec.class);
        for (String name : codecs) {
            asked.add(Arrays.stream(AudioCodec.values())
                    .filter(codec -> codec.id().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new ParameterException(
                            command,
                            "--audio-codecs " + name + ": "
                                    + NotPossible.audioCodec(name).orElseGet(AudioOptions::choice))));
        }
        return asked;
    }

    private static String choice() {
        return "choose from "
                + Arrays.stream(AudioCodec.values()).map(AudioCodec::id).collect(Collectors.joining(", "));
    }

    private static BigDecimal target(CommandLine command, String text) {
        BigDecimal target = text.matches("-\\d{1,2}(\\.\\d)?") ? new BigDecimal(text) : BigDecimal.ZERO;
        if (target.doubleValue() < QUIETEST || target.doubleValue() > LOUDEST) {
            throw new ParameterException(
                    command, "--loudness " + text + ": give LUFS between -31 and -9, for example -23");
        }
        return target;
    }
}
