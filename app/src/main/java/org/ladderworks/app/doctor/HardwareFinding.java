package org.ladderworks.app.doctor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.engine.encode.HardwareFault;
import org.ladderworks.engine.encode.HardwareSurvey;
import org.ladderworks.engine.encode.HardwareTrial.Result;
import org.ladderworks.engine.saying.Saying;

/** What the trials of a hardware encoder say of this machine, on one line. Pure. */
final class HardwareFinding {
    private static final Saying NEEDED_FOR = Use.HARDWARE.with();
    private static final Saying REMEDY = Remedy.CHIP.with();

    private HardwareFinding() {}

    static Finding of(HardwareSurvey.Line line) {
        List<Saying> works = new ArrayList<>();
        List<Saying> fails = new ArrayList<>();
        Set<Saying> reasons = new LinkedHashSet<>();
        line.codecs().forEach((codec, result) -> {
            switch (result) {
                case Result.Works _ -> works.add(Saying.inWords(codec.title()));
                case Result.WorksNot not -> {
                    Saying why = why(not);
                    fails.add(Found.NOT_A_CODEC.with(codec.title(), why));
                    reasons.add(why);
                }
            }
        });
        Saying what = Saying.inWords(line.encoder().title());
        if (works.isEmpty()) {
            return new Finding(what, State.ABSENT, Saying.joined("; ", reasons), NEEDED_FOR, REMEDY);
        }
        works.addAll(fails);
        return new Finding(what, State.PRESENT, Saying.joined(", ", works), NEEDED_FOR, REMEDY);
    }

    private static Saying why(Result.WorksNot not) {
        return Saying.read(List.of(HardwareFault.values()), not.why()).orElseGet(() -> Saying.inWords(not.why()));
    }
}
