package org.ladderworks.engine.ladder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.time.MediaTime;
import tools.jackson.databind.json.JsonMapper;

/** The presets that come with the product: data files in the assets module. */
public final class Presets {
    /** In the order in which they are shown. */
    public static final List<String> NAMES = List.of("web-h264", "short-clip", "apple-h264");

    private static final String FOLDER = "/org/ladderworks/assets/presets/";
    private static final MediaTime SHORT = MediaTime.of(120, 1);

    private Presets() {}

    /** Fails with PRESET_UNKNOWN, naming those that exist. */
    public static LadderPreset named(String name) {
        if (!NAMES.contains(name)) {
            throw new UsageException(
                    ErrorCode.PRESET_UNKNOWN,
                    "there is no preset called " + name,
                    "Choose one of " + String.join(", ", NAMES) + ".");
        }
        try (InputStream in = Presets.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (in == null) {
                throw new IllegalStateException("preset missing from the assets: " + name);
            }
            return JsonMapper.shared().readValue(in, LadderPreset.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is proposed where the operator names none: {@code short-clip} under two minutes, else {@code web-h264}. */
    public static LadderPreset proposedFor(MediaTime duration) {
        return named(duration.compareTo(SHORT) < 0 ? "short-clip" : "web-h264");
    }
}
