package org.ladderworks.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.TitleName;

/** What is said of the manifests that players begin with. */
final class EntranceWords {
    private EntranceWords() {}

    static String of(Entrance entrance) {
        return switch (entrance) {
            case HLS -> "HLS";
            case DASH -> "DASH";
            case HLS_TS -> "HLS with MPEG-TS";
            case DASH_CENC -> "DASH in cenc";
        };
    }

    /** As fields of JSON are called. */
    static String field(Entrance entrance) {
        return switch (entrance) {
            case HLS -> "hls";
            case DASH -> "dash";
            case HLS_TS -> "hlsTs";
            case DASH_CENC -> "dashCenc";
        };
    }

    /** A line each, of where they lie in a target. */
    static List<String> lines(List<Entrance> entrances, String place, TitleName title) {
        return entrances.stream()
                .map(entrance -> "  %-17s %s/%s/%s".formatted(of(entrance) + ":", place, title, entrance.file()))
                .toList();
    }

    /** Their keys in a target. */
    static Map<String, String> fields(List<Entrance> entrances, TitleName title) {
        Map<String, String> fields = new LinkedHashMap<>();
        entrances.forEach(entrance -> fields.put(field(entrance), title + "/" + entrance.file()));
        return fields;
    }
}
