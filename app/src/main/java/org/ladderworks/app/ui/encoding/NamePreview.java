package org.ladderworks.app.ui.encoding;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.studio.PackageNames;
import org.ladderworks.app.studio.PackageNames.How;

/**
 * What packages would be called.
 *
 * @param lines the first of them: what is refused or has a number comes before what is as it is written
 * @param all how many there are
 * @param numbered how many get a number, as their names are taken
 * @param kept how many stay in the folder that they have
 * @param refused how many can have no name
 */
public record NamePreview(List<NamedLine> lines, int all, int numbered, int kept, int refused) {
    static final NamePreview NONE = new NamePreview(List.of(), 0, 0, 0, 0);

    private static final int MOST_LINES = 6;

    /** So many of those that are as they are written are shown in any case: they show what the template makes. */
    private static final int FIRST = 2;

    static NamePreview of(PackageNames.Plan plan) {
        List<NamedLine> refused =
                plan.refused().entrySet().stream().map(NamePreview::refused).toList();
        List<NamedLine> named = plan.named().stream().map(NamePreview::line).toList();
        Stream<NamedLine> first = named.stream().limit(FIRST);
        Stream<NamedLine> striking =
                named.stream().skip(FIRST).filter(line -> line.mark() != NamedLine.Mark.AS_WRITTEN);
        Stream<NamedLine> others = named.stream().skip(FIRST).filter(line -> line.mark() == NamedLine.Mark.AS_WRITTEN);
        return new NamePreview(
                Stream.of(refused.stream(), first, striking, others)
                        .flatMap(lines -> lines)
                        .limit(MOST_LINES)
                        .toList(),
                plan.named().size() + plan.refused().size(),
                count(plan, How.NUMBERED),
                count(plan, How.KEPT),
                plan.refused().size());
    }

    private static int count(PackageNames.Plan plan, How how) {
        return (int) plan.named().stream().filter(each -> each.how() == how).count();
    }

    private static NamedLine line(PackageNames.Named named) {
        return new NamedLine(
                named.title().details().name(),
                named.name(),
                switch (named.how()) {
                    case WANTED -> NamedLine.Mark.AS_WRITTEN;
                    case NUMBERED -> NamedLine.Mark.NUMBERED;
                    case KEPT -> NamedLine.Mark.KEPT;
                });
    }

    private static NamedLine refused(Map.Entry<Title, Trouble> refused) {
        return new NamedLine(
                refused.getKey().details().name(),
                refused.getValue().what() + ". " + refused.getValue().remedy(),
                NamedLine.Mark.REFUSED);
    }
}
