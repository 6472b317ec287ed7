package org.ladderworks.app.ladder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ladderworks.app.ladder.Finding.Kind;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.Ladder;
import org.ladderworks.engine.ladder.LadderRung;
import org.ladderworks.engine.time.Resolution;

/** Finds what may not be meant of a planned ladder. Pure. */
final class Findings {
    /** Neighbours with less between them are as one to a viewer. */
    static final double NEAR = 1.25;

    /** HLS authoring 1.22 asks for 1.5 to 2 times; a little more is common at the foot of a ladder. */
    static final double JUMP = 2.2;

    /** What a weak mobile connection carries, in kb/s. */
    static final int FLOOR = 1000;

    private Findings() {}

    static List<Finding> of(Ladder ladder, SourceShape source) {
        List<Finding> found = new ArrayList<>();
        ladder.dropped().forEach(said -> found.add(Finding.of(Kind.PLANNED, said)));
        families(ladder).forEach((family, rungs) -> {
            if (family.highDynamicRange() && !source.highDynamicRange()) {
                found.add(Finding.of(Kind.NEEDS_HDR, family.title()));
            }
            found.addAll(between(rungs));
        });
        if (source.highDynamicRange()
                && !ladder.rungs().isEmpty()
                && ladder.rungs().stream().noneMatch(rung -> rung.family().highDynamicRange())) {
            found.add(Finding.of(Kind.LOSES_HDR));
        }
        return found;
    }

    private static Map<FamilySettings, List<LadderRung>> families(Ladder ladder) {
        return ladder.rungs().stream()
                .collect(Collectors.groupingBy(LadderRung::family, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<Finding> between(List<LadderRung> family) {
        List<Finding> found = new ArrayList<>();
        List<LadderRung> byRate = family.stream()
                .sorted(Comparator.comparing(LadderRung::ceiling).reversed())
                .toList();
        for (int i = 1; i < byRate.size(); i++) {
            LadderRung upper = byRate.get(i - 1);
            LadderRung lower = byRate.get(i);
            double times =
                    (double) upper.ceiling().bitsPerSecond() / lower.ceiling().bitsPerSecond();
            if (pixels(lower) > pixels(upper)) {
                found.add(Finding.of(Kind.UPSIDE_DOWN, name(lower), name(upper)));
            } else if (times < NEAR) {
                found.add(Finding.of(Kind.NEAR, name(upper), name(lower), Math.round((times - 1) * 100)));
            } else if (times > JUMP) {
                found.add(Finding.of(Kind.JUMP, name(upper), name(lower), Math.round(times * 10) / 10.0));
            }
        }
        Map<Resolution, Long> sizes = family.stream()
                .collect(Collectors.groupingBy(LadderRung::size, LinkedHashMap::new, Collectors.counting()));
        sizes.forEach((size, count) -> {
            if (count > 2) {
                found.add(Finding.of(Kind.SAME_SIZE, count, size.width() + "×" + size.height()));
            }
        });
        LadderRung lowest = byRate.getLast();
        long floor = lowest.ceiling().bitsPerSecond() / 1000;
        if (floor > FLOOR) {
            found.add(Finding.of(Kind.HIGH_FLOOR, lowest.family().title(), floor));
        }
        return found;
    }

    private static long pixels(LadderRung rung) {
        return (long) rung.size().width() * rung.size().height();
    }

    /** Such as {@code 720p at 2800 kb/s}; the shorter side names it. */
    private static String name(LadderRung rung) {
        return Math.min(rung.size().width(), rung.size().height()) + "p · "
                + rung.ceiling().bitsPerSecond() / 1000 + " kb/s";
    }
}
