package org.ladderworks.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.publish.cdn.Cdn;
import org.ladderworks.publish.cdn.CloudFrontCdn;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.cdn.Invalidation;
import org.ladderworks.publish.cdn.Pace;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;

/** Tells caches what changed of a title, and waits until they have forgotten it. */
final class CacheTelling {
    /** The release stands, and caches were not told. */
    private static final int NOT_TOLD = 8;

    private final Report report;
    private final OpenTarget target;
    private final TitleName title;
    private final Cancellable work;

    CacheTelling(Report report, OpenTarget target, TitleName title, Cancellable work) {
        this.report = report;
        this.target = target;
        this.title = title;
        this.work = work;
    }

    /**
     * After a release, which stands whatever becomes of this; does nothing where the target knows no distribution.
     *
     * @param fields takes what is told of it
     * @return the exit code
     */
    int after(Commit commit, Map<String, Object> fields) {
        String shown = "%s shows version %s".formatted(title, commit.release());
        work.says("Cancelled; " + shown + ".");
        Optional<CloudFrontSettings> distribution = target.distribution();
        if (distribution.isEmpty()) {
            return 0;
        }
        try {
            fields.put(
                    "caches",
                    tell(distribution.get(), target.delivery().orElseThrow().changed(title, commit), shown));
            return 0;
        } catch (EngineException e) {
            work.cancellation().check();
            String again = again();
            report.warn("%s, but caches of %s were not told: %s (%s)\n  %s %s Then: %s"
                    .formatted(
                            shown,
                            distribution.get().distribution(),
                            e.getMessage(),
                            e.code().label(),
                            staleness(),
                            e.remedy(),
                            again));
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("told", false);
            told.put("code", e.code().label());
            told.put("message", String.valueOf(e.getMessage()));
            told.put("remedy", e.remedy());
            told.put("again", again);
            fields.put("caches", told);
            return NOT_TOLD;
        }
    }

    /**
     * Tells them, and waits.
     *
     * @param before for who cancels it, what holds all the same
     */
    Map<String, Object> tell(CloudFrontSettings distribution, Invalidation what, String before) {
        String id = distribution.distribution();
        work.says("Cancelled; %s. Caches of %s were not told: %s Then: %s".formatted(before, id, staleness(), again()));
        Cdn.Done done;
        try (Cdn cdn = CloudFrontCdn.open(distribution, Pace.USUAL)) {
            done = cdn.invalidate(what, waiting -> waits(waiting, id, before), work.cancellation());
        }
        work.says("Cancelled; " + before + ".");
        report.say(
                done.before()
                        ? "Caches of %s had been told of this version before%s."
                                .formatted(
                                        id, done.asked().map(at -> ", at " + at).orElse(""))
                        : "Caches of %s have forgotten what was shown before.".formatted(id));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("told", true);
        told.put("distribution", id);
        told.put("paths", what.paths());
        told.put("before", done.before());
        return told;
    }

    private void waits(Cdn.Waiting waiting, String id, String before) {
        if (waiting.accepted()) {
            work.says("Cancelled; %s. Caches of %s are being told: that goes on by itself.".formatted(before, id));
        }
        report.waiting(waiting);
    }

    private static String staleness() {
        return "Viewers may see what was shown before for up to %d s."
                .formatted(CacheTime.MANIFEST.time().toSeconds());
    }

    private String again() {
        return "ladderworks invalidate %s --to %s".formatted(title, target.name());
    }
}
