package org.ladderworks.engine.encode;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ladderworks.engine.saying.Saying;

/** What an operator should know of a title that hardware encoders made. Pure. */
public final class HardwareNotes {
    private HardwareNotes() {}

    /** A note for each encoder that was used. */
    public static List<String> of(EncodePlan plan) {
        return families(plan).entrySet().stream()
                .map(used -> EncodeNote.IN_HARDWARE
                        .with(
                                String.join(" and ", used.getValue()),
                                used.getKey().title())
                        .english())
                .toList();
    }

    /** Why a title that was begun in hardware was made in software. */
    static Saying fallback(EncodePlan plan, String why) {
        List<Map.Entry<HardwareEncoder, Set<String>>> used =
                List.copyOf(families(plan).entrySet());
        // Seldom more than one.
        String all = used.stream()
                .map(entry -> entry.getKey().title() + " failed and " + String.join(" and ", entry.getValue()))
                .collect(Collectors.joining(", "));
        String first = used.getFirst().getKey().title();
        return EncodedAgain.WITHOUT_HARDWARE.with(first, all.substring((first + " failed and ").length()), why);
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
