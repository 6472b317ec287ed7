package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.upload.PlannedFile.Change;
import org.ladderworks.publish.upload.PlannedFile.Way;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.UploadPlan;

/** What is said of publishing. */
final class PublishWords {
    private PublishWords() {}

    /** @param time empty where nobody knows yet */
    static List<String> plan(UploadPlan plan, OpenTarget place, Optional<TimeEstimate> time) {
        List<String> lines = new ArrayList<>();
        lines.add("%s in %s, version %s"
                .formatted(
                        plan.keys().title(),
                        place.target().place(),
                        plan.release().id()));
        lines.add("  %d files: %d new, %d changed, %d unchanged"
                .formatted(
                        plan.files().size(),
                        plan.count(Change.NEW),
                        plan.count(Change.CHANGED),
                        plan.count(Change.UNCHANGED)));
        lines.add("  %s to send in %d requests; %d to copy in the store, %d there already%s"
                .formatted(
                        bytes(plan.bytes()),
                        plan.requests(),
                        plan.count(Way.Copy.class),
                        plan.count(Way.Present.class),
                        plan.arrived() > 0 ? ", and " + bytes(plan.arrived()) + " in parts" : ""));
        lines.add("  " + UploadTimeWords.of(time));
        place.price(plan)
                .ifPresent(price -> lines.add(String.format(
                        Locale.ROOT,
                        "  about %.4f USD for requests and %.4f USD a month (list prices of S3 Standard in us-east-1)",
                        price.requests(),
                        price.month())));
        plan.lost()
                .forEach(entrance -> lines.add("  note: " + EntranceWords.of(entrance)
                        + " goes: this version has none, and its players will find nothing at " + entrance.file()));
        if (!plan.surplus().isEmpty()) {
            lines.add("  note: %d objects in the version are not of it: `versions --leftovers` shows them"
                    .formatted(plan.surplus().size()));
        }
        return lines;
    }

    static Map<String, Object> fields(UploadPlan plan, OpenTarget place, Optional<TimeEstimate> time) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", plan.keys().title().text());
        fields.put("target", place.target().place());
        fields.put("version", plan.release().id().text());
        fields.put("new", plan.count(Change.NEW));
        fields.put("changed", plan.count(Change.CHANGED));
        fields.put("unchanged", plan.count(Change.UNCHANGED));
        fields.put("sentBytes", plan.bytes());
        fields.put("requests", plan.requests());
        fields.put("copied", plan.count(Way.Copy.class));
        fields.put("present", plan.count(Way.Present.class));
        time.ifPresent(estimate -> fields.put("time", UploadTimeWords.fields(estimate)));
        place.price(plan).ifPresent(price -> fields.put("listPriceUsd", price));
        return fields;
    }

    static String bytes(long bytes) {
        return bytes < 10_000
                ? bytes + " bytes"
                : bytes < 10_000_000
                        ? String.format(Locale.ROOT, "%.0f kB", bytes / 1e3)
                        : bytes < 10_000_000_000L
                                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    static String commit(Commit commit) {
        return "%4d  %s  %-8s %s  %s from %s%s"
                .formatted(
                        commit.number(),
                        commit.author().at(),
                        commit.action().name().toLowerCase(Locale.ROOT),
                        commit.deleted().orElse(commit.release()),
                        commit.author().by(),
                        commit.author().from(),
                        commit.note().map(note -> "  \"" + note + '"').orElse(""));
    }
}
