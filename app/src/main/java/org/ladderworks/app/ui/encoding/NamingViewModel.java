package org.ladderworks.app.ui.encoding;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.ladderworks.app.naming.NameTemplate;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.work.Refresh;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.error.UsageException;

/**
 * What the packages of the chosen titles are called, and their way into the queue. While it is open the template names them; else
 * each is named by its title. On the UI thread alone.
 */
public final class NamingViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final String FIRST = "{title}-{preset}";

    private final Workbench bench;
    private final TitleEncoding encoding;
    private final ObservableList<Long> titles;
    private final Pace looks;
    private final Runnable unwatch;
    private Subscription following;

    private final BooleanProperty open = new SimpleBooleanProperty();
    private final StringProperty text = new SimpleStringProperty();
    private final SimpleObjectProperty<List<String>> ladder = new SimpleObjectProperty<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<UsageException>> wrong = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<NamePreview> preview = new ReadOnlyObjectWrapper<>(NamePreview.NONE);
    private final BooleanBinding blocked;

    /** @param titles ids of those that are chosen, in their order */
    public NamingViewModel(Workbench bench, Workstation station, ObservableList<Long> titles) {
        this.bench = bench;
        this.encoding = new TitleEncoding(bench, station.encodings());
        this.titles = titles;
        this.text.set(
                bench.preferences().now().get().names().stream().findFirst().orElse(FIRST));
        Encodings encodings = station.encodings();
        Refresh<NamePreview> planning = new Refresh<>(
                bench.work(),
                () -> {
                    Optional<NameTemplate> template = open.get() ? template() : Optional.empty();
                    List<Long> chosen = List.copyOf(titles);
                    List<String> presets = ladder.get();
                    return () -> template.map(each -> NamePreview.of(encodings.plan(chosen, presets, each)))
                            .orElse(NamePreview.NONE);
                },
                preview::set);
        this.looks = bench.pace(BETWEEN_LOOKS, () -> {
            if (open.get()) {
                planning.ask();
            }
        });
        Runnable unwatchTitles = station.library().watch(_ -> looks.ask());
        Runnable unwatchJobs = station.queue().watch(looks::ask);
        this.unwatch = () -> {
            unwatchTitles.run();
            unwatchJobs.run();
        };
        this.following = Subscription.EMPTY;
        this.blocked = Bindings.createBooleanBinding(
                () -> open.get() && (wrong.get().isPresent() || preview.get().refused() > 0), open, wrong, preview);
        text.subscribe(this::check);
        open.subscribe(planning::ask);
        text.subscribe(planning::ask);
        ladder.subscribe(planning::ask);
        titles.subscribe(looks::ask);
    }

    /** Shows the template, and has it name packages; or not. */
    public BooleanProperty open() {
        return open;
    }

    public void flip() {
        open.set(!open.get());
    }

    /** The template as it is written. */
    public StringProperty text() {
        return text;
    }

    /** What is wrong with the template. */
    public ReadOnlyObjectProperty<Optional<UsageException>> wrong() {
        return wrong.getReadOnlyProperty();
    }

    /** What the packages would be called, a moment behind what is written and chosen. */
    public ReadOnlyObjectProperty<NamePreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** True while nothing can be queued, as a name cannot be. */
    public BooleanBinding blocked() {
        return blocked;
    }

    /** Templates that were used, the last one first. */
    public List<String> used() {
        return bench.preferences().now().get().names();
    }

    /** Tells of names with these presets from now on. */
    public void follow(ObservableValue<List<String>> presets) {
        following = presets.subscribe(ladder::set);
    }

    /**
     * Puts a job for each chosen title into the queue; the template that names them is remembered.
     *
     * @param presets none for the ladder proposed for each source
     */
    public void encode(List<String> presets) {
        if (!open.get()) {
            encoding.encode(List.copyOf(titles), presets);
        } else {
            template().filter(_ -> !blocked.get()).ifPresent(template -> {
                encoding.encode(List.copyOf(titles), presets, Optional.of(template));
                bench.preferences().change(settings -> settings.naming(template.text()));
            });
        }
    }

    private void check() {
        try {
            var _ = new NameTemplate(text.get());
            wrong.set(Optional.empty());
        } catch (UsageException e) {
            wrong.set(Optional.of(e));
        }
    }

    private Optional<NameTemplate> template() {
        return wrong.get().isPresent() ? Optional.empty() : Optional.of(new NameTemplate(text.get()));
    }

    @Override
    public void close() {
        unwatch.run();
        following.unsubscribe();
    }
}
