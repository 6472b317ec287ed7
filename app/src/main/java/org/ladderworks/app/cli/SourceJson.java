package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.pipeline.Analysis;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.PictureScan;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.saying.Saying;

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
        fields.put("text", found.probe().text().stream().map(SourceJson::text).toList());
        fields.put("closedCaptions", found.probe().closedCaptions());
        found.probe().timecode().ifPresent(code -> fields.put("timecode", code));
        fields.put("ignored", found.probe().ignoredStreams());
        found.index().ifPresent(index -> {
            fields.put("frames", index.frames());
            fields.put("constantRate", index.isConstant(found.ladder().frameRate()));
            fields.put("durationSeconds", Double.valueOf(index.length().toSeconds(6)));
            fields.put("measured", measured(found.scan()));
        });
        fields.put("notes", found.notes());
        return fields;
    }

    static Map<String, Object> ladder(Analysis found) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", found.source().file().toString());
        if (found.clips().size() > 1) {
            fields.put(
                    "sources",
                    found.clips().stream()
                            .map(clip -> clip.source().file().toString())
                            .toList());
        }
        fields.put(
                "preset",
                found.ladder().presets().stream().map(LadderPreset::name).collect(Collectors.joining(",")));
        fields.put("frameRate", found.ladder().frameRate().toString());
        fields.put(
                "rungs", found.ladder().rungs().stream().map(SourceJson::rung).toList());
        List<String> notes = new ArrayList<>(
                found.ladder().dropped().stream().map(Saying::english).toList());
        notes.addAll(found.notesOfAll());
        fields.put("notes", notes);
        return fields;
    }

    private static Map<String, Object> measured(PictureScan scan) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("frames", scan.frames());
        fields.put("places", scan.places());
        fields.put("topFieldFirst", scan.topFirst());
        fields.put("bottomFieldFirst", scan.bottomFirst());
        fields.put("progressive", scan.progressive());
        fields.put("repeatedFields", scan.repeatedTop() + scan.repeatedBottom());
        scan.picture().ifPresent(box -> fields.put("picture", box.toString()));
        return fields;
    }

    private static Map<String, Object> hdr(HdrMetadata hdr) {
        Map<String, Object> fields = new LinkedHashMap<>();
        hdr.contentLight().ifPresent(light -> {
            fields.put("maxCll", light.maximum());
            fields.put("maxFall", light.maximumAverage());
        });
        hdr.masteringDisplay().ifPresent(display -> {
            fields.put("masteringMaxLuminance", display.maxLuminance() / 10_000.0);
            fields.put("masteringMinLuminance", display.minLuminance() / 10_000.0);
        });
        hdr.dolbyVision().ifPresent(dolby -> fields.put("dolbyVisionProfile", dolby.profile()));
        if (hdr.hdr10Plus()) {
            fields.put("hdr10Plus", true);
        }
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
        fields.put("fieldOrder", stream.fieldOrder().name().toLowerCase(Locale.ROOT));
        fields.put("colour", colour(stream.colour()));
        if (!stream.hdr().equals(HdrMetadata.NONE)) {
            fields.put("hdr", hdr(stream.hdr()));
        }
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
        if (stream.atmos()) {
            fields.put("atmos", true);
        }
        return fields;
    }

    private static Map<String, Object> text(TextStream stream) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("stream", stream.index());
        fields.put("codec", stream.codec().codec());
        fields.put("language", stream.language());
        fields.put("title", stream.title());
        fields.put("default", stream.isDefault());
        fields.put("forced", stream.forced());
        fields.put("sdh", stream.forTheDeaf());
        return fields;
    }

    private static Map<String, Object> rung(LadderRung rung) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("codec", rung.family().codec().label());
        fields.put("hdr", rung.family().highDynamicRange());
        fields.put("size", rung.size().toString());
        fields.put("ceilingKilobits", rung.ceiling().bitsPerSecond() / 1000);
        fields.put("frameRate", rung.frameRate().toString());
        return fields;
    }
}
