package org.ladderworks.app.ui.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.app.destination.PlannedUpload;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.PublishReceipt;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.upload.PlannedFile.Change;
import org.ladderworks.publish.upload.PlannedFile.Way;
import org.ladderworks.publish.upload.TimeEstimate;
import org.ladderworks.publish.upload.UploadPlan;

/** Publishing in words. Pure. */
final class PublishText {
    private PublishText() {}

    /** A thing and what is said of it. */
    record Line(String label, String value) {}

    /** What a plan would do, and what it takes. */
    static List<Line> plan(PlannedUpload planned, Words words) {
        UploadPlan plan = planned.plan();
        List<Line> lines = new ArrayList<>();
        lines.add(line("place", planned.place() + " / " + plan.keys().title(), words));
        lines.add(line("version", plan.release().id().text(), words));
        lines.add(line(
                "objects",
                words.of(
                        "publish.plan.objects.value",
                        plan.count(Change.NEW),
                        plan.count(Change.CHANGED),
                        plan.count(Change.UNCHANGED)),
                words));
        lines.add(line(
                "send",
                words.of("publish.plan.send.value", Shown.bytes(plan.bytes(), words.locale()), plan.requests()),
                words));
        long copied = plan.count(Way.Copy.class);
        long present = plan.count(Way.Present.class);
        if (copied > 0 || present > 0 || plan.arrived() > 0) {
            lines.add(line("there", there(plan, copied, present, words), words));
        }
        lines.add(line("time", time(planned.time(), words), words));
        planned.price()
                .ifPresent(price -> lines.add(line(
                        "cost",
                        words.of("publish.plan.cost.value", dollars(price.requests()), dollars(price.month())),
                        words)));
        return lines;
    }

    private static Line line(String key, String value, Words words) {
        return new Line(words.of("publish.plan." + key), value);
    }

    private static String there(UploadPlan plan, long copied, long present, Words words) {
        String objects = words.of("publish.plan.there.value", copied, present);
        return plan.arrived() == 0
                ? objects
                : objects + ", " + words.of("publish.plan.arrived", Shown.bytes(plan.arrived(), words.locale()));
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, amount < 0.1 ? "%.4f" : "%.2f", amount);
    }

    private static String time(Optional<TimeEstimate> time, Words words) {
        return time.map(estimate -> estimate.time().compareTo(Duration.ofSeconds(1)) < 0
                        ? words.of("publish.plan.time.brief")
                        : words.of(
                                "publish.plan.time.about",
                                Shown.length(estimate.time().plusMillis(500))))
                .orElseGet(() -> words.of("publish.plan.time.unknown"));
    }

    /** What is to be known of a plan before it is done. */
    static List<String> notes(UploadPlan plan, Words words) {
        List<String> notes = new ArrayList<>();
        if (plan.shown() && plan.isNothing()) {
            notes.add(words.of("publish.plan.nothing"));
        }
        plan.lost().forEach(entrance -> notes.add(words.of("publish.plan.lost", of(entrance, words), entrance.file())));
        if (!plan.surplus().isEmpty()) {
            notes.add(words.of("publish.plan.surplus", plan.surplus().size()));
        }
        return notes;
    }

    /** Above the bar: how far, how much of it, how long still. */
    static String progress(Progress progress, Optional<PlannedUpload> planned, Words words) {
        if (progress.paused().isPresent()) {
            return words.of(progress.paused().get());
        }
        return Stream.of(
                        progress.fraction().map(Shown::percent),
                        progress.fraction().flatMap(fraction -> planned.map(known -> sent(fraction, known, words))),
                        progress.remaining().map(left -> words.of("queue.left", Shown.length(left))),
                        progress.again().map(words::of))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("  ·  "));
    }

    /** The publisher counts bytes and requests together: of the bytes alone that is nearly so. */
    private static String sent(double fraction, PlannedUpload planned, Words words) {
        long all = planned.plan().bytes();
        return words.of(
                "publish.progress.bytes",
                Shown.bytes(Math.round(fraction * all), words.locale()),
                Shown.bytes(all, words.locale()));
    }

    /** What a publication came to. */
    static String receipt(TitleName name, PublishReceipt done, Words words) {
        return done.shownBefore()
                ? words.of("publish.receipt.before", name, done.checked())
                : words.of(
                        "publish.receipt",
                        name,
                        done.commit().release(),
                        done.commit().number(),
                        done.checked());
    }

    static String of(Entrance entrance, Words words) {
        return words.of("publish.entrance." + key(entrance.name()));
    }

    static String action(Commit.Action action, Words words) {
        return words.of("publish.action." + key(action.name()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
