package org.ladderworks.app.home;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the operator has parted the rooms.
 *
 * @param dividers of panes, by their name: where each is, from 0 to 1
 * @param columns of tables, by their name: in order
 */
public record Layout(Map<String, List<Double>> dividers, Map<String, List<Column>> columns) {
    /** As the rooms are at first. */
    public static final Layout STANDARD = new Layout(Map.of(), Map.of());

    public Layout {
        dividers = Map.copyOf(dividers);
        columns = Map.copyOf(columns);
    }

    /**
     * A column of a table.
     *
     * @param width in units of the screen
     */
    public record Column(String id, double width) {}

    public Layout withDividers(String panes, List<Double> places) {
        Map<String, List<Double>> all = new HashMap<>(dividers);
        all.put(panes, List.copyOf(places));
        return new Layout(all, columns);
    }

    public Layout withColumns(String table, List<Column> order) {
        Map<String, List<Column>> all = new HashMap<>(columns);
        all.put(table, List.copyOf(order));
        return new Layout(dividers, all);
    }
}
