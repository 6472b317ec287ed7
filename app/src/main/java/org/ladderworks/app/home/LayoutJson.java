package org.ladderworks.app.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A layout from a file that anybody may have written: what no window can have is passed over. */
final class LayoutJson {
    /** Of panes, of tables, of dividers and of columns: more than any room has. */
    private static final int MOST = 64;

    private static final double WIDEST = 10_000;

    private LayoutJson() {}

    static Layout read(JsonNode tree) {
        Layout layout = Layout.STANDARD;
        for (Map.Entry<String, JsonNode> panes :
                tree.path("dividers").properties().stream().limit(MOST).toList()) {
            layout = layout.withDividers(panes.getKey(), places(panes.getValue()));
        }
        for (Map.Entry<String, JsonNode> table :
                tree.path("columns").properties().stream().limit(MOST).toList()) {
            layout = layout.withColumns(table.getKey(), columns(table.getValue()));
        }
        return layout;
    }

    private static List<Double> places(JsonNode list) {
        List<Double> places = new ArrayList<>();
        for (JsonNode each : list) {
            if (each.isNumber() && each.asDouble() >= 0 && each.asDouble() <= 1 && places.size() < MOST) {
                places.add(each.asDouble());
            }
        }
        return places;
    }

    private static List<Layout.Column> columns(JsonNode list) {
        List<Layout.Column> columns = new ArrayList<>();
        for (JsonNode each : list) {
            JsonNode width = each.path("width");
            boolean sound = each.path("id").isString() && width.isNumber() && width.asDouble() > 0;
            if (sound && width.asDouble() <= WIDEST && columns.size() < MOST) {
                columns.add(new Layout.Column(each.path("id").asString(), width.asDouble()));
            }
        }
        return columns;
    }
}
