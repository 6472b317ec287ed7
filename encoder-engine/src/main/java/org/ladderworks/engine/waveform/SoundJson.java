package org.ladderworks.engine.waveform;

import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.function.IntToDoubleFunction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tools read of a sound's measures. The waveform is told as version 2 of the BBC's {@code audiowaveform} tells one, so
 * that players of waveforms draw it as it is.
 */
public final class SoundJson {
    private static final int WAVEFORM_VERSION = 2;
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private SoundJson() {}

    /** Writes them on one line, value by value; closes the stream. */
    public static void write(SoundMeasures measures, OutputStream out) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("waveform");
            waveform(measures.waveform(), json);
            json.writeEndObject();
            json.writeObjectPropertyStart("loudness");
            loudness(measures.loudness(), json);
            json.writeEndObject();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private static void waveform(Waveform waveform, JsonGenerator json) {
        json.writeNumberProperty("version", WAVEFORM_VERSION);
        json.writeNumberProperty("channels", waveform.channels());
        json.writeNumberProperty("sample_rate", SoundMeasures.SAMPLE_RATE);
        json.writeNumberProperty("samples_per_pixel", Waveform.SAMPLES_PER_POINT);
        json.writeNumberProperty("bits", Byte.SIZE);
        json.writeNumberProperty("length", waveform.length());
        json.writeArrayPropertyStart("data");
        for (int point = 0; point < waveform.length(); point++) {
            for (int channel = 0; channel < waveform.channels(); channel++) {
                json.writeNumber(waveform.lowest(channel, point));
                json.writeNumber(waveform.highest(channel, point));
            }
        }
        json.writeEndArray();
    }

    private static void loudness(LoudnessCurve loudness, JsonGenerator json) {
        json.writeStringProperty("interval", "0.1");
        curve("momentary", loudness.steps(), loudness::momentary, json);
        curve("shortTerm", loudness.steps(), loudness::shortTerm, json);
        json.writeNumberProperty("integrated", BigDecimal.valueOf(loudness.integrated()));
        json.writeNumberProperty("range", BigDecimal.valueOf(loudness.range()));
        json.writeNumberProperty("truePeak", BigDecimal.valueOf(loudness.truePeak()));
    }

    private static void curve(String name, int steps, IntToDoubleFunction values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        for (int step = 0; step < steps; step++) {
            // In decimal it is a tenth.
            json.writeNumber(BigDecimal.valueOf(values.applyAsDouble(step)));
        }
        json.writeEndArray();
    }
}
