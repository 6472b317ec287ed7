package org.ladderworks.app.ui.tour;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.studio.Sample;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.encoding.TitleEncoding;
import org.ladderworks.app.ui.library.LibraryViewModel;
import org.ladderworks.app.ui.publish.PublishViewModel;
import org.ladderworks.app.ui.publish.PublishViewModel.Doing;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.progress.Cancellation;

/**
 * A first title from a generated sample to a published package. It follows what becomes of the title, whoever does it: the operator
 * by the real controls, or this where it is asked to. On the UI thread alone.
 */
public final class TourViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Workbench bench;
    private final Sample sample;
    private final LibraryViewModel titles;
    private final PublishViewModel publishing;
    private final TitleEncoding encoding;
    private final Pace looks;
    private final Runnable unwatch;
    private final ReadOnlyObjectWrapper<TourStep> step = new ReadOnlyObjectWrapper<>(TourStep.OFF);
    private Optional<Title> title = Optional.empty();
    private Cancellation making = new Cancellation();

    public TourViewModel(Workbench bench, Workstation station, LibraryViewModel titles, PublishViewModel publishing) {
        this.bench = bench;
        this.sample = station.upkeep().sample();
        this.titles = titles;
        this.publishing = publishing;
        this.encoding = new TitleEncoding(bench, station.encodings());
        this.looks = bench.pace(BETWEEN_LOOKS, this::look);
        Runnable unwatch = station.library().watch(_ -> looks.ask());
        Subscription following = publishing
                .doing()
                .subscribe(_ -> looks.ask())
                .and(publishing.targets().chosen().subscribe(_ -> looks.ask()));
        this.unwatch = () -> {
            unwatch.run();
            following.unsubscribe();
        };
    }

    /** Where it is. */
    public ReadOnlyObjectProperty<TourStep> step() {
        return step.getReadOnlyProperty();
    }

    /** Makes the sample and takes it in; where that was done before, it goes on from what has become of it. */
    public void start() {
        if (step.get() != TourStep.OFF) {
            return;
        }
        Cancellation mine = new Cancellation();
        making = mine;
        step.set(TourStep.SAMPLE);
        bench.work()
                .run(
                        () -> sample.film(mine),
                        made -> {
                            if (!mine.isCancelled()) {
                                title = Optional.of(made);
                                titles.widen();
                                titles.selection().setAll(made.id());
                                looks.ask();
                            }
                        },
                        () -> {
                            if (title.isEmpty()) {
                                step.set(TourStep.OFF);
                            }
                        });
    }

    /** Ends it; what was made stays, and what runs runs on. */
    public void leave() {
        making.cancel();
        title = Optional.empty();
        step.set(TourStep.OFF);
    }

    /** Does what the step asks for. */
    public void doIt() {
        title.ifPresent(of -> {
            switch (step.get()) {
                case ENCODE -> encoding.encode(List.of(of.id()), List.of(Sample.PRESET));
                case TARGET ->
                    bench.work().run(sample::target, target -> {
                        publishing.targets().choose(Optional.of(target));
                        publishing.refresh();
                    });
                case PUBLISH -> {
                    publishing.choose(Optional.of(of));
                    publishing.publish();
                }
                case OFF, SAMPLE, ENCODING, PUBLISHING, DONE -> looks.ask();
            }
        });
    }

    private void look() {
        title.ifPresent(of -> bench.work().run(() -> sample.now(of.id()), now -> {
            if (title.filter(still -> still.id() == of.id()).isPresent()) {
                title = now;
                now.map(this::at).ifPresentOrElse(this::come, this::leave);
            }
        }));
    }

    private void come(TourStep next) {
        if (next == TourStep.PUBLISH && step.get() != next) {
            // So that the room's own button is about it.
            publishing.choose(title);
        }
        step.set(next);
    }

    private TourStep at(Title now) {
        return switch (now.status()) {
            case NEW, FAILED -> now.facts().isEmpty() && now.trouble().isEmpty() ? TourStep.SAMPLE : TourStep.ENCODE;
            case ENCODING -> TourStep.ENCODING;
            case PUBLISHED -> TourStep.DONE;
            case TO_REVIEW, APPROVED, REJECTED -> {
                if (publishing.doing().get() == Doing.PUBLISHING) {
                    yield TourStep.PUBLISHING;
                }
                yield publishing.targets().chosen().get().isEmpty() ? TourStep.TARGET : TourStep.PUBLISH;
            }
        };
    }

    @Override
    public void close() {
        making.cancel();
        unwatch.run();
    }
}
