package org.ladderworks.app.ui.ladder;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.ladder.Forecast;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ladder.RungEdits;
import org.ladderworks.app.ladder.RungField;
import org.ladderworks.app.ladder.SourceShape;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.PresetDesk;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;

/** The presets as they are seen and worked on, and what the chosen one comes to. On the UI thread alone. */
public final class LadderViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);

    private final Workbench bench;
    private final PresetDesk desk;
    private final Encodings encodings;
    private final PricesViewModel prices;
    private final RehearsalViewModel rehearsal;
    private final ReadOnlyObjectProperty<List<Title>> titles;
    private final Consumer<List<String>> encoding;
    private final Pace looks;
    private final Runnable unwatch;
    private final Subscription following;
    private final AtomicReference<String> workedOn = new AtomicReference<>("");

    private final StringProperty search = new SimpleStringProperty("");
    private final ObjectProperty<Optional<String>> compared = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<PresetItem>> all = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<PresetItem> presets = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<OpenPreset>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<OpenPreset>> other = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<RungRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Basis> basis = new ReadOnlyObjectWrapper<>(Basis.of(List.of()));
    private final ReadOnlyObjectWrapper<Optional<Forecast>> forecast = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Reading>> reading = new ReadOnlyObjectWrapper<>(Optional.empty());
    private int asked;

    /**
     * The room's model.
     *
     * @param titles the first of those that are chosen in the library
     * @param encoding puts all that are chosen there into the queue, with the presets that it is given
     */
    public LadderViewModel(
            Workbench bench,
            Workstation station,
            ReadOnlyObjectProperty<List<Title>> titles,
            Consumer<List<String>> encoding) {
        this.bench = bench;
        this.desk = station.presets();
        this.encodings = station.encodings();
        this.prices = new PricesViewModel(bench, station.prices());
        this.rehearsal = new RehearsalViewModel(bench, station.rehearsals());
        this.titles = titles;
        this.encoding = encoding;
        this.looks = bench.pace(BETWEEN_LOOKS, () -> look(workedOn.get()));
        this.unwatch = desk.watch(name -> {
            workedOn.set(name);
            looks.ask();
        });
        search.subscribe(this::narrow);
        all.subscribe(this::narrow);
        compared.subscribe(() -> look(name()));
        this.following = titles.subscribe(() -> look(name()));
        look("");
    }

    /** Part of names or descriptions. */
    public StringProperty search() {
        return search;
    }

    /** The presets that are like what is searched for. */
    public ObservableList<PresetItem> presets() {
        return presets;
    }

    public ReadOnlyObjectProperty<List<PresetItem>> all() {
        return all.getReadOnlyProperty();
    }

    /** The preset that is worked on; empty before there was time to read it. */
    public ReadOnlyObjectProperty<Optional<OpenPreset>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Name of the preset to compare with. */
    public ObjectProperty<Optional<String>> compared() {
        return compared;
    }

    /** The preset to compare with. */
    public ReadOnlyObjectProperty<Optional<OpenPreset>> other() {
        return other.getReadOnlyProperty();
    }

    /** Lines of the table. */
    ObservableList<RungRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Basis> basis() {
        return basis.getReadOnlyProperty();
    }

    /** What the chosen preset comes to; empty where it has problems, or the title has no pictures. */
    public ReadOnlyObjectProperty<Optional<Forecast>> forecast() {
        return forecast.getReadOnlyProperty();
    }

    /** What storing and delivering cost. */
    public PricesViewModel prices() {
        return prices;
    }

    /** A text that was asked for; empty where none is. */
    public ReadOnlyObjectProperty<Optional<Reading>> reading() {
        return reading.getReadOnlyProperty();
    }

    /** The trial of an encode of the title with the preset. */
    public RehearsalViewModel rehearsal() {
        return rehearsal;
    }

    /** Works on another preset. */
    public void choose(String name) {
        if (!name.equals(name())) {
            hideReading();
            look(name);
        }
    }

    /** True while there is no preset of which that can be said. */
    public BooleanBinding not(java.util.function.Predicate<OpenPreset> possible) {
        return Bindings.createBooleanBinding(() -> chosen.get().filter(possible).isEmpty(), chosen);
    }

    /** True while the chosen titles cannot be encoded with the chosen preset: it is looked up by its name when the job runs. */
    public BooleanBinding cannotEncode() {
        return not(preset -> preset.problems().isEmpty() && !preset.item().unsaved())
                .or(Bindings.createBooleanBinding(() -> titles.get().isEmpty(), titles));
    }

    /** Writes into a field of a rung. */
    public void write(int place, RungField field, String text) {
        edit(
                bench.words().of("ladder.edit.rung." + field.name().toLowerCase(Locale.ROOT)),
                preset -> RungEdits.write(preset, place, field, text));
    }

    /** Says whether a rung halves sources above 30 frames a second. */
    public void halve(int place, boolean may) {
        edit(bench.words().of("ladder.edit.rung.halves"), preset -> RungEdits.halve(preset, place, may));
    }

    /** Puts a rung beneath another. */
    public void addRung(int place) {
        edit(bench.words().of("ladder.edit.add"), preset -> RungEdits.add(preset, place));
    }

    public void removeRung(int place) {
        edit(bench.words().of("ladder.edit.remove"), preset -> RungEdits.remove(preset, place));
    }

    public void describe(String description) {
        edit(bench.words().of("ladder.edit.describe"), preset -> RungEdits.describe(preset, description));
    }

    private void edit(String what, UnaryOperator<PresetFragment> how) {
        String name = name();
        if (!name.isEmpty()) {
            bench.work().run(() -> desk.edit(name, how), change -> change.ifPresent(done -> did(what, done)));
        }
    }

    /** Keeps what was changed of a saved preset. */
    public void save() {
        keep("ladder.edit.save", desk::save, "ladder.saved");
    }

    /** Keeps the preset with its changes under another name. */
    public void saveAs(String other) {
        keep("ladder.edit.save", name -> desk.saveAs(name, other.strip()), "ladder.saved");
    }

    public void duplicate() {
        keep("ladder.edit.duplicate", desk::duplicate, "ladder.saved");
    }

    public void delete() {
        String name = name();
        if (!name.isEmpty()) {
            bench.work().run(() -> desk.delete(name), change -> {
                did(bench.words().of("ladder.edit.delete", name), change);
                bench.tell(Notice.done(
                        bench.words().of("ladder.deleted", name),
                        new Notice.Offer(bench.words().of("undo"), bench::undo)));
            });
        }
    }

    /** Takes in a preset from a file. */
    public void take(Path file) {
        keep("ladder.edit.import", name -> desk.take(file, name), "ladder.saved");
    }

    /** Writes the preset with its changes into a file. */
    public void export(Path file) {
        String name = name();
        bench.work()
                .run(
                        () -> {
                            desk.export(name, file);
                            return file;
                        },
                        _ -> bench.tell(Notice.done(bench.words().of("ladder.exported", name, file.toString()))));
    }

    private void keep(String what, Function<String, PresetDesk.Change> how, String told) {
        String name = name();
        if (!name.isEmpty()) {
            bench.work().run(() -> how.apply(name), change -> {
                did(bench.words().of(what, change.chosenAfter()), change);
                bench.tell(Notice.done(bench.words().of(told, change.chosenAfter())));
            });
        }
    }

    private void did(String what, PresetDesk.Change change) {
        bench.did(new Edit(
                what,
                () -> desk.apply(change.before(), change.chosenBefore()),
                () -> desk.apply(change.after(), change.chosenAfter())));
    }

    /** Puts jobs for the titles that are chosen in the library into the queue. */
    public void encode() {
        encoding.accept(List.of(name()));
    }

    /** Shows the job that {@link #encode} would queue for the first of the titles. */
    public void showJobFile() {
        basis.get().title().ifPresent(title -> {
            List<String> ladder = List.of(name());
            Optional<String> protection = bench.preferences().now().get().protection();
            bench.work()
                    .run(
                            () -> encodings.jobFile(title, ladder, protection),
                            json -> reading.set(Optional.of(new Reading(Reading.Kind.JOB_FILE, json))));
        });
    }

    /** Encodes some seconds of the first of the titles, to see what it will take. */
    public void rehearse() {
        basis.get()
                .title()
                .ifPresent(title ->
                        rehearsal.run(title, basis.get().shape().flatMap(SourceShape::length), List.of(name())));
    }

    /** Shows what FFmpeg was told when that was tried. */
    public void showCommands() {
        rehearsal
                .told()
                .get()
                .map(told -> new Reading(Reading.Kind.COMMANDS, String.join("\n\n", told.commands())))
                .ifPresent(text -> reading.set(Optional.of(text)));
    }

    public void hideReading() {
        reading.set(Optional.empty());
    }

    private String name() {
        return chosen.get().map(OpenPreset::name).orElse("");
    }

    /** What was looked at together. */
    private record Look(
            List<PresetItem> all,
            Optional<OpenPreset> chosen,
            Optional<OpenPreset> other,
            Basis basis,
            Optional<Forecast> forecast) {}

    private void look(String name) {
        int mine = ++asked;
        Optional<String> beside = compared.get();
        List<Title> chosenTitles = titles.get();
        bench.work().run(() -> looked(name, beside, chosenTitles), look -> {
            // What was asked for meanwhile comes later.
            if (mine == asked) {
                show(look);
            }
        });
    }

    private Look looked(String name, Optional<String> beside, List<Title> chosenTitles) {
        List<PresetItem> items = desk.list();
        Optional<OpenPreset> open =
                desk.open(name).or(() -> desk.open(items.getFirst().name()));
        Basis planned = Basis.of(chosenTitles);
        Optional<Forecast> comes = open.filter(preset -> !preset.ladders().isEmpty())
                .flatMap(preset -> planned.shape().map(shape -> Forecast.of(preset, shape)));
        return new Look(items, open, beside.flatMap(desk::open), planned, comes);
    }

    private void show(Look look) {
        if (!look.basis().title().map(Title::id).equals(basis.get().title().map(Title::id))) {
            hideReading();
            rehearsal.forget();
        }
        if (!look.chosen().map(OpenPreset::fragment).equals(chosen.get().map(OpenPreset::fragment))) {
            rehearsal.forget();
        }
        all.set(look.all());
        other.set(look.other());
        rows.setAll(RungRow.of(
                look.chosen().map(OpenPreset::rungs).orElse(List.of()),
                look.other().map(OpenPreset::rungs).orElse(List.of())));
        basis.set(look.basis());
        forecast.set(look.forecast());
        chosen.set(look.chosen());
    }

    private void narrow() {
        String words = search.get().strip().toLowerCase(Locale.ROOT);
        List<PresetItem> like = all.get().stream()
                .filter(item -> item.name().toLowerCase(Locale.ROOT).contains(words)
                        || item.description().toLowerCase(Locale.ROOT).contains(words))
                .toList();
        if (!presets.equals(like)) {
            presets.setAll(like);
        }
    }

    @Override
    public void close() {
        unwatch.run();
        rehearsal.cancel();
        following.unsubscribe();
    }
}
