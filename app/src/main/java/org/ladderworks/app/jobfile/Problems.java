package org.ladderworks.app.jobfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Collects what is wrong with a job, so that all of it is told at once. Not for several threads. */
final class Problems {
    /** No one mends more at a time; a hostile file could hold a hundred thousand. */
    private static final int MOST = 100;

    private final Map<String, Integer> lines;
    private final List<Problem> found = new ArrayList<>();
    private int more;

    Problems(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    void add(String path, String says) {
        addAt(lineOf(path), path, says);
    }

    void addAt(OptionalInt line, String path, String says) {
        Problem problem = new Problem(path, line, says);
        if (found.contains(problem)) {
            return;
        }
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(found);
        if (more > 0) {
            all.add(new Problem("", OptionalInt.empty(), "and " + more + " more"));
        }
        return List.copyOf(all);
    }

    /** Of the field, or of what holds it: a missing field has no line of its own. */
    private OptionalInt lineOf(String path) {
        String at = path;
        while (!lines.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        Integer line = lines.get(at);
        return line == null || line == 0 || (at.isEmpty() && !path.isEmpty())
                ? OptionalInt.empty()
                : OptionalInt.of(line);
    }
}
