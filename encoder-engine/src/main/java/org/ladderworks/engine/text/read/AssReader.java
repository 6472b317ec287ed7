package org.ladderworks.engine.text.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.read.TextReader.NotThatFormat;

/** Advanced SubStation Alpha and its forerunner, as text: fonts, colours, effects and drawings are left out. */
final class AssReader {
    private static final int MOST_STYLES = 10_000;

    /** Where a script does not say how high its picture is (VSFilter's default). */
    private static final int USUAL_HEIGHT = 288;

    private static final Pattern OVERRIDES = Pattern.compile("\\{([^{}]*)\\}");

    private final CueCollector cues;
    private final Map<String, AssStyle> styles = new HashMap<>();
    private List<String> format = List.of();
    private int height = USUAL_HEIGHT;
    private boolean any;

    AssReader(CueCollector cues) {
        this.cues = cues;
    }

    void read(String text) throws NotThatFormat {
        String section = "";
        for (String raw : TextReader.lines(text)) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.toLowerCase(Locale.ROOT);
                any |= section.equals("[events]") || section.equals("[script info]");
                format = List.of();
                continue;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                field(
                        section,
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        if (!any) {
            throw new NotThatFormat("it has no section [Events]");
        }
    }

    private void field(String section, String key, String value) {
        if (key.equals("PlayResY") && value.matches("\\d{1,5}")) {
            height = Integer.parseInt(value);
        } else if (key.equals("Format")) {
            format = List.of(value.toLowerCase(Locale.ROOT).split("\\s*,\\s*", 64));
        } else if (key.equals("Style") && styles.size() < MOST_STYLES) {
            Map<String, String> fields = fields(value);
            styles.put(fields.getOrDefault("name", ""), style(fields, section.contains("v4+")));
        } else if (key.equals("Dialogue") && section.equals("[events]")) {
            dialogue(fields(value));
        }
    }

    private static AssStyle style(Map<String, String> fields, boolean numpad) {
        String alignment = fields.getOrDefault("alignment", "2");
        int number = alignment.matches("\\d{1,2}") ? Integer.parseInt(alignment) : 2;
        return new AssStyle(
                isOn(fields, "italic"),
                isOn(fields, "bold"),
                isOn(fields, "underline"),
                numpad ? AssStyle.numpad(Math.clamp(number, 1, 9)) : AssStyle.legacy(number));
    }

    private static boolean isOn(Map<String, String> fields, String name) {
        return !fields.getOrDefault(name, "0").equals("0");
    }

    private void dialogue(Map<String, String> fields) {
        OptionalLong start = Timestamps.clock(fields.getOrDefault("start", ""));
        OptionalLong end = Timestamps.clock(fields.getOrDefault("end", ""));
        if (start.isEmpty() || end.isEmpty()) {
            cues.leaveOut("whose times cannot be read");
            return;
        }
        AssStyle style = styles.getOrDefault(fields.getOrDefault("style", ""), AssStyle.PLAIN);
        CueTextBuilder words = new CueTextBuilder();
        AssTags tags = new AssTags(words, style, height);
        String text = fields.getOrDefault("text", "");
        Matcher overrides = OVERRIDES.matcher(text);
        int from = 0;
        while (overrides.find()) {
            add(text.substring(from, overrides.start()), words, tags);
            tags.apply(overrides.group(1));
            from = overrides.end();
        }
        add(text.substring(from), words, tags);
        cues.add(
                start.getAsLong(), end.getAsLong(), words.build(), tags.placed().orElse(style.settings()));
    }

    private static void add(String text, CueTextBuilder words, AssTags tags) {
        if (!tags.isDrawing()) {
            words.text(text.replace("\\N", "\n").replace("\\n", " ").replace("\\h", "\u00A0"));
        }
    }

    /** The values of a line by the names of the format above it; the last one holds all commas that are left. */
    private Map<String, String> fields(String line) {
        List<String> names = new ArrayList<>(format);
        if (names.isEmpty()) {
            names.addAll(List.of(
                    "layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text"));
        }
        String[] values = line.split(",", names.size());
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            fields.put(names.get(i).strip(), i + 1 < names.size() ? values[i].strip() : values[i]);
        }
        return fields;
    }
}
