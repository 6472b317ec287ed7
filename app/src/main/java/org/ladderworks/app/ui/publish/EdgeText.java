package org.ladderworks.app.ui.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ladderworks.app.ui.publish.DiffLine.Sign;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.publish.destination.BucketChange;
import org.ladderworks.publish.s3.BucketConfiguration.Part;

/** A bucket's settings in words. Pure. */
final class EdgeText {
    private EdgeText() {}

    static String part(Part part, Words words) {
        return words.of("publish.edge.part." + part.name().toLowerCase(Locale.ROOT));
    }

    /** What is, would be or was done, with what would change of it beneath. */
    static List<DiffLine> lines(List<BucketChange> changes, Words words) {
        List<DiffLine> lines = new ArrayList<>();
        for (BucketChange change : changes) {
            String part = part(change.part(), words);
            switch (change) {
                case BucketChange.Nothing _ -> lines.add(heading("same", part, words));
                case BucketChange.NotOffered _ -> lines.add(heading("not-offered", part, words));
                case BucketChange.Applied applied ->
                    lines.add(heading(applied.seen() ? "set" : "set-unseen", part, words));
                case BucketChange.Differs differs -> {
                    lines.add(heading("differs", part, words));
                    lines.addAll(DiffLine.of(differs.diff()));
                }
                case BucketChange.Refused refused -> {
                    lines.add(heading("refused", part, words));
                    String said = refused.why().code().label() + "  "
                            + words.error(refused.why()).text();
                    said.lines().forEach(line -> lines.add(new DiffLine(Sign.PROBLEM, line)));
                }
            }
        }
        return lines;
    }

    private static DiffLine heading(String key, String part, Words words) {
        return new DiffLine(Sign.HEADING, words.of("publish.edge.state." + key, part));
    }
}
