package org.ladderworks.engine.encode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.ladder.FamilySettings;
import org.ladderworks.engine.ladder.RungTuning;
import org.ladderworks.engine.progress.Cancellation;

/** Decides which families of rungs a hardware encoder makes: all rungs of a family, or none. */
public final class HardwareChoice {
    private final HardwareTrial trial;

    public HardwareChoice(HardwareTrial trial) {
        this.trial = trial;
    }

    /**
     * The plan with the first device that works for each family. Where none does the family stays in software, and a note
     * says why: a job is never lost for want of a device, not even where one was named.
     */
    public EncodePlan apply(EncodePlan plan, HardwareUse use, Cancellation cancellation) {
        if (use == HardwareUse.OFF || plan.video().isEmpty()) {
            return plan;
        }
        VideoPlan video = plan.video().get();
        List<String> notes = new ArrayList<>();
        Map<FamilySettings, Optional<HardwareDevice>> devices = new LinkedHashMap<>();
        video.rungs().stream()
                .collect(Collectors.groupingBy(rung -> rung.rung().family(), LinkedHashMap::new, Collectors.toList()))
                .forEach((family, rungs) -> devices.put(
                        family, device(bar(video, family, rungs), family, rungs, use, notes, cancellation)));
        List<RungPlan> rungs = video.rungs().stream()
                .map(rung -> rung.withHardware(devices.getOrDefault(rung.rung().family(), Optional.empty())))
                .toList();
        return plan.withVideo(video.withRungs(rungs), notes);
    }

    /** @param bar what keeps the family from any device */
    private Optional<HardwareDevice> device(
            Optional<String> bar,
            FamilySettings family,
            List<RungPlan> rungs,
            HardwareUse use,
            List<String> notes,
            Cancellation cancellation) {
        List<String> reasons = new ArrayList<>(bar.stream().toList());
        if (bar.isEmpty()) {
            for (HardwareEncoder encoder : use.candidates()) {
                switch (trial.run(encoder, rungs.getFirst(), cancellation)) {
                    case HardwareTrial.Result.Works works -> {
                        return Optional.of(new HardwareDevice(encoder, works.signature()));
                    }
                    case HardwareTrial.Result.WorksNot not -> reasons.add(encoder.title() + ": " + not.why());
                }
            }
        }
        notes.add(family.title() + " is encoded in software; " + String.join("; ", reasons));
        return Optional.empty();
    }

    private static Optional<String> bar(VideoPlan video, FamilySettings family, List<RungPlan> rungs) {
        if (!video.overlays().isEmpty()) {
            return Optional.of("overlays were never seen in what a device makes");
        }
        if (family.highDynamicRange()) {
            return Optional.of("the metadata of HDR is trusted to no device");
        }
        return rungs.stream().anyMatch(rung -> needsSoftware(rung.rung().tuning()))
                ? Optional.of("its rungs have a tune, references, film grain or parameters that only software knows")
                : Optional.empty();
    }

    private static boolean needsSoftware(RungTuning tuning) {
        return tuning.tune().isPresent()
                || tuning.references().isPresent()
                || tuning.filmGrain().isPresent()
                || !tuning.parameters().isEmpty();
    }
}
