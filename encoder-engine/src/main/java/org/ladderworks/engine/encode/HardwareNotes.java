package org.ladderworks.engine.encode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an operator should know of a title that hardware encoders made. Pure. */
public final class HardwareNotes {
    private HardwareNotes() {}

    /** A note for each encoder that was used. */
    public static List<String> of(EncodePlan plan) {
        return families(plan).entrySet().stream()
                .map(used -> String.join(" and ", used.getValue()) + " by "
                        + used.getKey().title() + ": encoded in hardware, not reproducible bit for bit")
                .toList();
    }

    /** Why a title that was begun in hardware was made in software. */
    static String fallback(EncodePlan plan, String why) {
        List<String> used = families(plan).entrySet().stream()
                .map(entry -> entry.getKey().title() + " failed and " + String.join(" and ", entry.getValue()))
                .toList();
        return String.join(", ", used) + " was encoded in software instead: " + why;
    }

    private static Map<HardwareEncoder, Set<String>> families(EncodePlan plan) {
        Map<HardwareEncoder, Set<String>> families = new LinkedHashMap<>();
        plan.video().stream()
                .flatMap(video -> video.rungs().stream())
                .forEach(rung -> rung.hardware()
                        .ifPresent(device -> families.computeIfAbsent(device.encoder(), _ -> new LinkedHashSet<>())
                                .add(rung.rung().family().title())));
        return families;
    }
}
