package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.disk.OwnedFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.destination.TargetShelf;

/** A film and a place to publish to that the program makes itself, for who has not brought any yet. Thread-safe. */
public final class Sample {
    /** The target's name. */
    public static final String TARGET = "sample";

    /** Small and fast. */
    public static final String PRESET = "short-clip";

    private static final int SECONDS = 8;

    private final EncodingEngine engine;
    private final Library library;
    private final Intake intake;
    private final TargetShelf targets;
    private final Path folder;

    /** @param folder for both, made where it is missing */
    public Sample(EncodingEngine engine, Library library, Intake intake, TargetShelf targets, Path folder) {
        this.engine = engine;
        this.library = library;
        this.intake = intake;
        this.targets = targets;
        this.folder = folder.toAbsolutePath();
    }

    /**
     * Makes the film, where it is not there, and takes it into the library.
     *
     * @throws org.ladderworks.engine.error.EngineException where it cannot be made
     */
    public Title film(Cancellation cancellation) {
        Path film = folder.resolve("Ladderworks_sample.mp4");
        if (!Files.isRegularFile(film)) {
            make(film, cancellation);
        }
        return intake.take(List.of(film)).added().stream()
                .findFirst()
                .or(() -> known(film))
                .orElseThrow(() -> new UsageException(
                        ErrorCode.DATA_UNUSABLE, "the sample is not in the library", "Add the file " + film + "."));
    }

    private Optional<Title> known(Path film) {
        return library.titles(library.ids(TitleQuery.ALL)).stream()
                .filter(title -> title.source().equals(film.toString()))
                .findFirst();
    }

    private void make(Path film, Cancellation cancellation) {
        try {
            Files.createDirectories(folder);
            Path part = OwnedFiles.newIn(folder, ".part.mp4");
            try {
                engine.generateSample(part, SECONDS, cancellation);
                Files.move(part, film, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.DATA_UNUSABLE,
                    "the sample cannot be made in " + folder + ": " + FileTrouble.words(e),
                    "See that you may write there, and that there is room.",
                    e);
        }
    }

    /** Saves a folder as a target, where that is not done yet. Fails with an EngineException. */
    public SavedTarget target() {
        Optional<SavedTarget> there = targets.list().stream()
                .filter(target -> target.name().equals(TARGET))
                .findFirst();
        return there.orElseGet(() -> {
            Path place = folder.resolve("published");
            try {
                Files.createDirectories(place);
            } catch (IOException e) {
                throw new UsageException(
                        ErrorCode.DATA_UNUSABLE,
                        "the folder " + place + " cannot be made: " + FileTrouble.words(e),
                        "See that you may write there.",
                        e);
            }
            SavedTarget target = SavedTarget.ofFolder(TARGET, place, Optional.empty());
            targets.save(target);
            return target;
        });
    }

    /** What the library holds of a title now. */
    public Optional<Title> now(long title) {
        return library.find(title);
    }
}
