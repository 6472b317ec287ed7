package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.jobfile.ProtectionFragment;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.ProfileEdits;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.drm.inspect.Described;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import tools.jackson.databind.node.ObjectNode;

/**
 * The protection profiles while they are worked on. A change is kept at once, right or wrong: what is wrong with a profile is told,
 * and an encode with it is refused. Each change tells how things were before and after, so that it can be taken back and done
 * again. Thread-safe; what a call has saved is on the disk when it returns.
 */
public final class ProtectionDesk {
    private static final String NEW_NAME = "profile";
    private static final String ANY_CONTENT = "title";

    private final ProtectionShelf shelf;
    private final JobChecker checker;
    private final TypedSecrets secrets;
    private final List<Consumer<Told>> watchers = new CopyOnWriteArrayList<>();

    /**
     * A desk.
     *
     * @param checker says what is wrong with profiles, as it does with jobs that are protected by them
     * @param secrets keeps what is typed, and is in no profile
     */
    public ProtectionDesk(ProtectionShelf shelf, JobChecker checker, TypedSecrets secrets) {
        this.secrets = secrets;
        this.shelf = shelf;
        this.checker = checker;
    }

    /** All that is kept under a name; empty for nothing. */
    public record Slot(String name, Optional<ProtectionFragment> saved) {}

    /** A profile has another name now. */
    public record Renamed(String from, String to) {}

    /**
     * How things came to be.
     *
     * @param chosen the profile that is worked on; {@link ProtectionShelf#CLEAR} for none
     */
    public record State(List<Slot> slots, String chosen, Optional<Renamed> renamed) {
        public State {
            slots = List.copyOf(slots);
        }
    }

    /** What was done. */
    public record Change(State before, State after) {}

    /** That something was done. */
    public record Told(String chosen, Optional<Renamed> renamed) {}

    /**
     * Has changes told, on the thread that makes them; to return at once.
     *
     * @return to be run when nothing more is to be told
     */
    public Runnable watch(Consumer<Told> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** All of them by name, with what is wrong with each. */
    public synchronized List<OpenProfile> list() {
        return shelf.names().stream()
                .flatMap(name -> readable(name).stream().map(fragment -> open(name, fragment)))
                .toList();
    }

    /** One that cannot be read now, and may be another moment, is passed over. */
    private Optional<ProtectionFragment> readable(String name) {
        try {
            return shelf.find(name);
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private OpenProfile open(String name, ProtectionFragment fragment) {
        return new OpenProfile(name, fragment.tree(), problems(fragment));
    }

    /** Checked as a job that says nothing else. */
    private List<Problem> problems(ProtectionFragment fragment) {
        if (!fragment.unread().isEmpty()) {
            return fragment.unread();
        }
        return checker.check(JobDraft.empty()
                        .sources(List.of("source"))
                        .put("output", "folder", Path.of("package"))
                        .drm(fragment.of(ANY_CONTENT)))
                .problems();
    }

    /** Where keys and passwords go that are typed here. */
    public TypedSecrets secrets() {
        return secrets;
    }

    /** Begins one, for the players of all devices. */
    public synchronized Change create() {
        return kept(free(NEW_NAME), ProfileEdits.fresh(), ProtectionShelf.CLEAR);
    }

    /** Keeps a copy. Empty where there is none of that name any more. */
    public synchronized Optional<Change> duplicate(String name) {
        return whole(name)
                .map(fragment -> kept(free(name.endsWith("-copy") ? name : name + "-copy"), fragment.tree(), name));
    }

    /** Changes one. Empty where nothing came of it. */
    public synchronized Optional<Change> edit(String name, UnaryOperator<ObjectNode> how) {
        Optional<ProtectionFragment> before = whole(name);
        Optional<ObjectNode> after =
                before.map(fragment -> how.apply(fragment.tree().deepCopy()));
        return after.filter(tree -> !tree.equals(before.orElseThrow().tree())).map(tree -> kept(name, tree, name));
    }

    private Change kept(String name, ObjectNode tree, String chosen) {
        return done(
                new State(List.of(slot(name)), chosen, Optional.empty()),
                new State(List.of(new Slot(name, Optional.of(ProtectionFragment.of(tree)))), name, Optional.empty()));
    }

    /**
     * Gives one another name.
     *
     * @throws UsageException (BAD_USAGE) where the name cannot be, or is another's
     */
    public synchronized Optional<Change> rename(String name, String other) {
        if (name.equals(other)) {
            return Optional.empty();
        }
        ProtectionShelf.checkName(other);
        if (shelf.names().contains(other)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "there is a protection profile called " + other + " already",
                    "Choose another name, or remove that profile first.");
        }
        return whole(name)
                .map(fragment -> done(
                        new State(List.of(slot(name), slot(other)), name, Optional.of(new Renamed(other, name))),
                        // The new file first: were the program ended between the two, there would be one too many.
                        new State(
                                List.of(new Slot(other, Optional.of(fragment)), new Slot(name, Optional.empty())),
                                other,
                                Optional.of(new Renamed(name, other)))));
    }

    /** Forgets one. */
    public synchronized Change remove(String name) {
        whole(name);
        List<String> names = shelf.names();
        int place = names.indexOf(name);
        String next = place + 1 < names.size()
                ? names.get(place + 1)
                : place > 0 ? names.get(place - 1) : ProtectionShelf.CLEAR;
        return done(
                new State(List.of(slot(name)), name, Optional.empty()),
                new State(List.of(new Slot(name, Optional.empty())), next, Optional.empty()));
    }

    /**
     * Keeps the profile of a file in JSON or YAML, under the file's name.
     *
     * @param chosen the profile that is worked on
     * @throws UsageException (JOB_INVALID) with all that is wrong, or where the file cannot be read
     */
    public synchronized Change take(Path file, String chosen) {
        ProtectionFragment fragment = ProtectionFragment.read(file);
        List<Problem> problems = problems(fragment);
        if (!problems.isEmpty()) {
            throw new UsageException(
                    ErrorCode.JOB_INVALID,
                    file + " is no protection profile that can be used:\n  "
                            + problems.stream().map(Problem::inWords).collect(Collectors.joining("\n  ")),
                    "Mend all of it first: it is the `drm` of a job file (docs/drm.md).");
        }
        return kept(free(PackageNames.slug(Intake.name(file))), fragment.tree(), chosen);
    }

    /** Writes one into a file, which is replaced. Fails with OUTPUT_NOT_WRITABLE. */
    public void export(String name, Path file) {
        Optional<ProtectionFragment> fragment = shelf.find(name);
        if (fragment.isEmpty()) {
            return;
        }
        try {
            WholeFile.write(file, fragment.get().toJson() + "\n");
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE,
                    file + " cannot be written: " + FileTrouble.words(e),
                    "Choose a folder that you may write to.",
                    e);
        }
    }

    /** What cannot be read is left as it is, for who can mend it. Fails with JOB_INVALID. */
    private Optional<ProtectionFragment> whole(String name) {
        Optional<ProtectionFragment> found = shelf.find(name);
        found.flatMap(fragment -> fragment.unread().stream().findFirst()).ifPresent(problem -> {
            throw new UsageException(
                    ErrorCode.JOB_INVALID,
                    "the protection profile " + name + " cannot be read: " + problem.inWords(),
                    "Mend its file in the folder protection of the data folder, or delete it there.");
        });
        return found;
    }

    /** Brings names back to what was kept under them, and tells which is worked on. */
    public synchronized void apply(State state) {
        for (Slot slot : state.slots()) {
            slot.saved().ifPresentOrElse(saved -> keep(slot.name(), saved), () -> shelf.delete(slot.name()));
        }
        watchers.forEach(watcher -> watcher.accept(new Told(state.chosen(), state.renamed())));
    }

    private void keep(String name, ProtectionFragment wanted) {
        if (shelf.find(name).filter(there -> there.tree().equals(wanted.tree())).isEmpty()) {
            shelf.save(name, wanted);
        }
    }

    private Change done(State before, State after) {
        apply(after);
        return new Change(before, after);
    }

    private Slot slot(String name) {
        return new Slot(name, shelf.find(name));
    }

    /** That name, or with a number behind it. */
    private String free(String name) {
        List<String> taken = new ArrayList<>(shelf.names());
        taken.add(ProtectionShelf.CLEAR);
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    /** What a text that was copied from somewhere says of encryption. Fails with a SourceException. */
    public Described inWords(String text) {
        return DrmInspection.said(text);
    }

    /** What a file says of its encryption. Fails with an EngineException. */
    public Described inWords(Path file) {
        return DrmInspection.of(file);
    }
}
