package org.ladderworks.app.ui.publish;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.ladderworks.app.destination.EdgeWish;
import org.ladderworks.app.studio.EdgeDesk;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.publish.DiffLine.Sign;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.BucketChange;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.edge.BucketReader;
import org.ladderworks.publish.edge.CloudFrontSettings;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.edge.TlsFiles;

/**
 * What stands before published titles, described, compared and made. Nothing is set or replaced before what would change was shown.
 * On the UI thread alone.
 */
public final class EdgeViewModel implements AutoCloseable {
    private static final String USUAL_CACHE = "10";
    private static final String USUAL_NAME = "ladderworks";

    private final Workbench bench;
    private final EdgeDesk desk;
    private final TargetsViewModel targets;
    private final ObjectProperty<EdgeKind> kind = new SimpleObjectProperty<>(EdgeKind.BUCKET);
    private final Map<EdgeField, StringProperty> fields = new EnumMap<>(EdgeField.class);
    private final Map<EdgeField, String> proposed = new EnumMap<>(EdgeField.class);
    private final BooleanProperty records = new SimpleBooleanProperty();
    private final BooleanProperty signed = new SimpleBooleanProperty();
    private final ObservableList<DiffLine> lines = FXCollections.observableArrayList();
    private final ObservableList<DiffLine> shownLines = FXCollections.unmodifiableObservableList(lines);
    private final ReadOnlyStringWrapper pending = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper made = new ReadOnlyBooleanWrapper();
    private Optional<Runnable> next = Optional.empty();
    private List<EdgeFile> files = List.of();
    private Cancellation work = new Cancellation();

    EdgeViewModel(Workbench bench, EdgeDesk desk, TargetsViewModel targets) {
        this.bench = bench;
        this.desk = desk;
        this.targets = targets;
        for (EdgeField field : EdgeField.values()) {
            StringProperty text = new SimpleStringProperty("");
            text.addListener((_, _, _) -> {
                // What is not asked for here changes nothing of what is shown.
                if (field.isOf(kind.get())) {
                    forget();
                }
            });
            fields.put(field, text);
        }
        field(EdgeField.CACHE).set(USUAL_CACHE);
        field(EdgeField.NAME).set(USUAL_NAME);
        kind.addListener((_, _, _) -> forget());
        records.addListener((_, _, _) -> forget());
        signed.addListener((_, _, _) -> forget());
        targets.chosen().addListener((_, before, now) -> {
            if (!before.map(SavedTarget::name).equals(now.map(SavedTarget::name))) {
                forget();
                now.ifPresent(this::propose);
            }
        });
        targets.chosen().get().ifPresent(this::propose);
    }

    /** What is described; the view sets it. */
    public ObjectProperty<EdgeKind> kind() {
        return kind;
    }

    /** What is said; the view sets it. */
    public StringProperty field(EdgeField field) {
        return java.util.Objects.requireNonNull(fields.get(field));
    }

    /** Whether what publishers note is handed out too; the view sets it. */
    public BooleanProperty records() {
        return records;
    }

    /** Whether a distribution refuses what is not signed; the view sets it. */
    public BooleanProperty signed() {
        return signed;
    }

    /** What would change, or what was made. */
    ObservableList<DiffLine> lines() {
        return shownLines;
    }

    /** What the second step would do, in words; empty where there is none. */
    public ReadOnlyStringProperty pending() {
        return pending.getReadOnlyProperty();
    }

    /** True while a store is asked or set. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** True where files were made, to be copied and saved. */
    public ReadOnlyBooleanProperty made() {
        return made.getReadOnlyProperty();
    }

    /** All files that were made, one behind the other. */
    public String text() {
        return files.size() == 1
                ? files.getFirst().text()
                : files.stream()
                        .map(file -> "# " + file.name() + "\n" + file.text())
                        .collect(Collectors.joining("\n"));
    }

    /** What is known of a target is not to be typed. */
    private void propose(SavedTarget target) {
        bench.work().run(() -> desk.origin(target.name()), origin -> {
            if (targets.chosen().get().map(SavedTarget::name).equals(Optional.of(target.name()))) {
                propose(EdgeField.ORIGIN, origin);
                propose(
                        EdgeField.HOST,
                        target.delivery()
                                .flatMap(seen -> Optional.ofNullable(seen.base().getHost())));
            }
        });
    }

    /** In place of what was proposed of another target; what was typed stays. */
    private void propose(EdgeField field, Optional<String> known) {
        String said = field(field).get();
        if (said.isBlank() || said.equals(proposed.get(field))) {
            proposed.put(field, known.orElse(""));
            field(field).set(known.orElse(""));
        }
    }

    /** What was shown is of something else by now. */
    private void forget() {
        next = Optional.empty();
        pending.set("");
        files = List.of();
        made.set(false);
        lines.clear();
    }

    /** Shows what would change of the bucket, or makes the files. */
    public void show() {
        if (busy.get()) {
            return;
        }
        forget();
        switch (kind.get()) {
            case BUCKET -> lookAtBucket();
            case NGINX -> make(this::nginx);
            case CLOUDFRONT -> make(this::cloudFront);
        }
    }

    private String said(EdgeField field) {
        return field(field).get().strip();
    }

    private Optional<String> maybe(EdgeField field) {
        return Optional.of(said(field)).filter(text -> !text.isEmpty());
    }

    private List<String> list(EdgeField field) {
        return Arrays.stream(said(field).split("[,\\s]+", -1))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private List<String> pages() {
        List<String> pages = list(EdgeField.PAGES);
        return pages.isEmpty() ? List.of("*") : pages;
    }

    private EdgeDesk.Terms terms() {
        List<String> addresses = list(EdgeField.ADDRESSES);
        Optional<String> distribution = maybe(EdgeField.DISTRIBUTION);
        if (distribution.isPresent() && !addresses.isEmpty()) {
            throw refused(
                    "a distribution and addresses of edges exclude each other",
                    "Name who reads the bucket: one of both.");
        }
        Optional<BucketReader> reader = distribution
                .<BucketReader>map(BucketReader.Distribution::new)
                .or(() -> addresses.isEmpty() ? Optional.empty() : Optional.of(new BucketReader.Addresses(addresses)));
        return new EdgeDesk.Terms(pages(), reader, records.get());
    }

    private EdgeWish wish() {
        return new EdgeWish(
                said(EdgeField.HOST), said(EdgeField.ORIGIN), maybe(EdgeField.RESOLVER), pages(), records.get());
    }

    private List<EdgeFile> nginx() {
        Optional<String> certificate = maybe(EdgeField.CERTIFICATE);
        Optional<String> key = maybe(EdgeField.KEY);
        if (certificate.isPresent() != key.isPresent()) {
            throw refused("a certificate and its key go together", "Name both, or neither.");
        }
        return wish().nginx(
                        certificate.map(file -> new TlsFiles(file, key.orElseThrow())),
                        maybe(EdgeField.SECRET),
                        number(said(EdgeField.CACHE)));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw refused("the size of the cache is no number", "Give whole gigabytes, such as 10.");
        }
    }

    private List<EdgeFile> cloudFront() {
        return wish().cloudFront(new CloudFrontSettings(
                said(EdgeField.NAME), maybe(EdgeField.CERTIFICATE_ARN), maybe(EdgeField.SHIELD), signed.get()));
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }

    private void make(java.util.function.Supplier<List<EdgeFile>> making) {
        bench.work().run(making, done -> {
            files = done;
            made.set(true);
            List<DiffLine> all = new ArrayList<>();
            done.forEach(file -> {
                all.add(new DiffLine(Sign.HEADING, file.name()));
                file.text().lines().forEach(line -> all.add(new DiffLine(Sign.SAME, line)));
            });
            lines.setAll(all);
        });
    }

    private void lookAtBucket() {
        Optional<String> target = targets.chosen().get().map(SavedTarget::name);
        if (target.isEmpty()) {
            bench.tell(Notice.warning(bench.words().of("publish.edge.no-target"), "", ""));
            return;
        }
        Cancellation mine = begin();
        bench.work()
                .run(
                        () -> {
                            EdgeDesk.Terms terms = terms();
                            return new Looked(target.get(), terms, desk.look(target.get(), terms, mine));
                        },
                        this::compared,
                        () -> busy.set(false));
    }

    /** What was compared, and by which terms. */
    private record Looked(String target, EdgeDesk.Terms terms, List<BucketChange> changes) {
        List<BucketChange.Differs> differing() {
            return changes.stream()
                    .filter(BucketChange.Differs.class::isInstance)
                    .map(BucketChange.Differs.class::cast)
                    .toList();
        }
    }

    private Cancellation begin() {
        work = new Cancellation();
        busy.set(true);
        return work;
    }

    private void compared(Looked looked) {
        lines.setAll(EdgeText.lines(looked.changes(), bench.words()));
        List<BucketChange.Differs> differing = looked.differing();
        if (!differing.isEmpty()) {
            String what = differing.stream()
                    .map(each -> EdgeText.part(each.part(), bench.words()))
                    .collect(Collectors.joining(", "));
            wait(bench.words().of("publish.edge.pending.bucket", what, looked.target()), () -> applyTo(looked));
        }
    }

    private void wait(String told, Runnable step) {
        pending.set(told);
        next = Optional.of(step);
    }

    /** Does what {@link #pending} tells. */
    public void apply() {
        Optional<Runnable> step = next;
        if (!busy.get()) {
            next = Optional.empty();
            pending.set("");
            step.ifPresent(Runnable::run);
        }
    }

    private void applyTo(Looked looked) {
        Cancellation mine = begin();
        bench.work()
                .run(
                        () -> desk.apply(looked.target(), looked.terms(), looked.differing(), mine),
                        outcomes -> {
                            lines.setAll(EdgeText.lines(outcomes, bench.words()));
                            long set = outcomes.stream()
                                    .filter(BucketChange.Applied.class::isInstance)
                                    .count();
                            bench.tell(
                                    set == outcomes.size()
                                            ? Notice.done(bench.words().of("publish.edge.applied", looked.target()))
                                            : Notice.warning(
                                                    bench.words().of("publish.edge.not-all", looked.target()),
                                                    bench.words().of("publish.edge.not-all.remedy"),
                                                    ""));
                        },
                        () -> busy.set(false));
    }

    /** Saves the files that were made; where others of their names are there, what would change of those is shown first. */
    public void saveTo(String folder) {
        List<EdgeFile> mine = files;
        if (mine.isEmpty() || busy.get()) {
            return;
        }
        try {
            Path place = Path.of(folder.strip());
            bench.work().run(() -> desk.replaced(place, mine), diffs -> {
                if (diffs.isEmpty()) {
                    write(place, mine);
                    return;
                }
                List<DiffLine> all = new ArrayList<>();
                diffs.forEach((name, diff) -> {
                    all.add(new DiffLine(Sign.HEADING, name));
                    all.addAll(DiffLine.of(diff));
                });
                lines.setAll(all);
                wait(
                        bench.words().of("publish.edge.pending.files", String.join(", ", diffs.keySet()), place),
                        () -> write(place, mine));
            });
        } catch (InvalidPathException e) {
            bench.tell(Notice.warning(bench.words().of("publish.edge.no-folder"), "", ""));
        }
    }

    private void write(Path place, List<EdgeFile> mine) {
        bench.work()
                .run(
                        () -> {
                            desk.write(place, mine);
                            return mine.size();
                        },
                        count -> bench.tell(
                                Notice.done(bench.words().of("publish.edge.saved", count, place.toString()))));
    }

    @Override
    public void close() {
        work.cancel();
    }
}
