package org.ladderworks.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.pipeline.Analysis;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;

/** A source and its ladder as the fields of {@code --json}. */
final class SourceJson {
    private SourceJson() {}

    static Map<String, Object> of(Analysis found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", found.source().file().toString());
        fields.put("bytes", found.source().size());
        fields.put("format", found.probe().format());
        fields.put(
                "video", found.probe().video().stream().map(SourceJson::video).toList());
        fields.put(
                "audio", found.probe().audio().stream().map(SourceJson::audio).toList());
        fields.put("ignored", found.probe().ignoredStreams());
        found.index().ifPresent(index -> {
            fields.put("frames", index.frames());
            fields.put("constantRate", index.isConstant(found.ladder().frameRate()));
            fields.put("durationSeconds", Double.valueOf(index.length().toSeconds(6)));
        });
        return fields;
    }

    static Map<String, Object> ladder(Analysis found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", found.source().file().toString());
        fields.put("preset", found.ladder().preset().name());
        fields.put("frameRate", found.ladder().frameRate().toString());
        fields.put(
                "rungs", found.ladder().rungs().stream().map(SourceJson::rung).toList());
        fields.put("notes", found.ladder().dropped());
        return fields;
    }

    static Map<String, String> colour(Colour colour) {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, "range", colour.range());
        put(parts, "matrix", colour.matrix());
        put(parts, "transfer", colour.transfer());
        put(parts, "primaries", colour.primaries());
        return parts;
    }

    private static void put(Map<String, String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.put(name, value);
        }
    }

    private static Map<String, Object> video(VideoStream stream) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", stream.index());
        fields.put("codec", stream.codec());
        fields.put("pixelFormat", stream.pixelFormat());
        fields.put("coded", stream.coded().toString());
        fields.put("displayed", stream.displayed().toString());
        fields.put("rotation", stream.rotation());
        fields.put("frameRate", stream.averageRate().toString());
        fields.put("colour", colour(stream.colour()));
        return fields;
    }

    private static Map<String, Object> audio(AudioStream stream) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", stream.index());
        fields.put("codec", stream.codec());
        fields.put("channels", stream.channels());
        fields.put("sampleRate", stream.sampleRate());
        fields.put("language", stream.language());
        fields.put("title", stream.title());
        return fields;
    }

    private static Map<String, Object> rung(LadderRung rung) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("size", rung.size().toString());
        fields.put("ceilingKilobits", rung.ceiling().bitsPerSecond() / 1000);
        fields.put("frameRate", rung.frameRate().toString());
        return fields;
    }
}
