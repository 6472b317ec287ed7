package org.ladderworks.app.jobfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.encode.LanguageTag;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.text.TextSettings;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of texts. */
final class TextSettingsReader {
    private TextSettingsReader() {}

    static TextSettings read(JsonNode text, Problems problems) {
        List<TextFile> files = new ArrayList<>();
        JsonNode named = text.path("files");
        for (int i = 0; i < named.size(); i++) {
            JsonNode file = named.get(i);
            try {
                files.add(new TextFile(
                        Path.of(file.path("file").asString("")),
                        LanguageTag.of(file.path("language").asString("")),
                        Optional.of(file.path("label").asString("")).filter(label -> !label.isEmpty()),
                        role(file.path("role").asString("")),
                        file.path("default").asBoolean(false)));
            } catch (InvalidPathException e) {
                problems.add("/text/files/" + i + "/file", "is no path: " + e.getReason());
            }
        }
        return new TextSettings(files, text.path("cea608").asBoolean(false));
    }

    private static TextRole role(String word) {
        return switch (word) {
            case "sdh" -> TextRole.CAPTION;
            case "forced" -> TextRole.FORCED;
            default -> TextRole.SUBTITLE;
        };
    }
}
