package org.ladderworks.app.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.engine.encode.HardwareSurvey;
import org.ladderworks.engine.encode.HardwareTrial.Result;

/** What the trials of a hardware encoder say of this machine, on one line. Pure. */
final class HardwareFinding {
    private static final String NEEDED_FOR = "encoding in hardware, with --hardware";
    private static final String REMEDY = "the chip, and its maker's driver; nothing else needs it";

    private HardwareFinding() {}

    static Finding of(HardwareSurvey.Line line) {
        List<String> works = new ArrayList<>();
        List<String> fails = new ArrayList<>();
        Set<String> reasons = new LinkedHashSet<>();
        line.codecs().forEach((codec, result) -> {
            switch (result) {
                case Result.Works _ -> works.add(codec.title());
                case Result.WorksNot not -> {
                    fails.add("not " + codec.title() + " (" + not.why() + ")");
                    reasons.add(not.why());
                }
            }
        });
        String what = line.encoder().title();
        if (works.isEmpty()) {
            return new Finding(what, State.ABSENT, String.join("; ", reasons), NEEDED_FOR, REMEDY);
        }
        works.addAll(fails);
        return new Finding(what, State.PRESENT, String.join(", ", works), NEEDED_FOR, REMEDY);
    }
}
