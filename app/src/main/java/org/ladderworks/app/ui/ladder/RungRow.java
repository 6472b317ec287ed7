package org.ladderworks.app.ui.ladder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.ladder.RungLine;

/** A line of the table: a rung of the preset that is worked on, one of the preset it is compared with, or both. */
record RungRow(Optional<RungLine> own, Optional<RungLine> other) {
    /** Those of one height beside each other, the rest between them by height. */
    static List<RungRow> of(List<RungLine> own, List<RungLine> others) {
        List<RungRow> rows = new ArrayList<>();
        Deque<RungLine> left = new ArrayDeque<>(others);
        for (RungLine rung : own) {
            while (!left.isEmpty() && left.getFirst().height() > rung.height()) {
                rows.add(new RungRow(Optional.empty(), Optional.of(left.removeFirst())));
            }
            boolean beside = !left.isEmpty() && left.getFirst().height() == rung.height();
            rows.add(new RungRow(Optional.of(rung), beside ? Optional.of(left.removeFirst()) : Optional.empty()));
        }
        left.forEach(rung -> rows.add(new RungRow(Optional.empty(), Optional.of(rung))));
        return rows;
    }
}
