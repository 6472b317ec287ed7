package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.ladder.OpenPreset;
import org.ladderworks.app.ladder.PresetItem;
import org.ladderworks.app.ladder.PresetItem.Standing;
import org.ladderworks.engine.disk.WholeFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/**
 * The presets while they are worked on: those of the shelf, and drafts of them that are not saved.
 * Each change tells how things were before and after, so that it can be taken back and done again. Thread-safe; what a call has
 * changed is on the disk when it returns.
 */
public final class PresetDesk {
    private final PresetShelf shelf;
    private final PresetDrafts drafts;
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** @param drafts folder of what is not saved; made where it is missing */
    public PresetDesk(PresetShelf shelf, Path drafts) {
        this.shelf = shelf;
        this.drafts = new PresetDrafts(drafts);
    }

    /** All that is kept under a name. */
    public record Slot(String name, Optional<PresetFragment> saved, Optional<PresetFragment> draft) {}

    /**
     * What was done.
     *
     * @param chosenBefore the preset that was worked on
     * @param chosenAfter the one that is worked on from now on
     */
    public record Change(List<Slot> before, List<Slot> after, String chosenBefore, String chosenAfter) {
        public Change {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /**
     * Has the name of the preset told that was changed, on the thread that changes it; to return at once.
     *
     * @return to be run when nothing more is to be told
     */
    public Runnable watch(Consumer<String> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** All of them: built-in ones first, then the others by name. */
    public synchronized List<PresetItem> list() {
        List<PresetItem> items = new ArrayList<>();
        Map<String, PresetItem> own = new TreeMap<>();
        for (PresetShelf.Entry entry : shelf.list()) {
            if (entry.builtIn()) {
                items.add(new PresetItem(entry.name(), entry.description(), Standing.BUILT_IN));
            } else {
                own.put(entry.name(), new PresetItem(entry.name(), entry.description(), Standing.SAVED));
            }
        }
        drafts.forEach((name, draft) -> own.put(
                name,
                new PresetItem(
                        name, draft.description(), own.containsKey(name) ? Standing.CHANGED : Standing.UNSAVED)));
        items.addAll(own.values());
        return items;
    }

    /** A preset as it is worked on; empty where there is none of that name. */
    public synchronized Optional<OpenPreset> open(String name) {
        return list().stream()
                .filter(item -> item.name().equals(name))
                .findFirst()
                .map(item -> new OpenPreset(item, current(name)));
    }

    /** A draft before what is saved, with its rungs in full. Fails with PRESET_UNKNOWN. */
    private PresetFragment current(String name) {
        return drafts.find(name).orElseGet(() -> shelf.fragment(name).inFull());
    }

    /** Changes a draft; of a preset that is built in a copy under a new name. Empty where nothing came of it. */
    public synchronized Optional<Change> edit(String name, UnaryOperator<PresetFragment> how) {
        PresetFragment before = current(name);
        PresetFragment after = how.apply(before);
        if (after.tree().equals(before.tree())) {
            return Optional.empty();
        }
        String target = PresetShelf.isBuiltIn(name) ? copyName(name) : name;
        Slot slot = slot(target);
        // A draft that has come back to what is saved is none.
        boolean same = slot.saved()
                .filter(saved -> saved.inFull().tree().equals(after.tree()))
                .isPresent();
        Slot changed = new Slot(target, slot.saved(), same ? Optional.empty() : Optional.of(after));
        return Optional.of(done(List.of(slot), List.of(changed), name, target));
    }

    /**
     * Keeps the draft of a preset that was saved before.
     *
     * @throws UsageException (JOB_INVALID) where something is wrong with it
     */
    public synchronized Change save(String name) {
        PresetFragment usable = usable(name, current(name));
        return done(List.of(slot(name)), List.of(new Slot(name, Optional.of(usable), Optional.empty())), name, name);
    }

    /**
     * Keeps a preset with its changes under another name, and leaves what is saved under its own as it is.
     *
     * @throws UsageException (JOB_INVALID) where something is wrong with it, (BAD_USAGE) where there is such a name already
     */
    public synchronized Change saveAs(String name, String other) {
        PresetFragment usable = usable(name, current(name));
        boolean itself = name.equals(other) && slot(name).saved().isEmpty() && !PresetShelf.isBuiltIn(name);
        if (!itself && names().contains(other)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "there is a preset called " + other + " already",
                    "Choose another name, or delete that preset first.");
        }
        List<Slot> before = new ArrayList<>(List.of(slot(other)));
        List<Slot> after = new ArrayList<>(List.of(new Slot(other, Optional.of(usable), Optional.empty())));
        if (!itself && drafts.find(name).isPresent()) {
            Slot own = slot(name);
            before.add(own);
            after.add(new Slot(name, own.saved(), Optional.empty()));
        }
        return done(before, after, name, other);
    }

    /** Keeps a copy. Fails as {@link #save}. */
    public synchronized Change duplicate(String name) {
        PresetFragment usable = usable(name, current(name));
        String copy = copyName(name);
        return done(List.of(slot(copy)), List.of(new Slot(copy, Optional.of(usable), Optional.empty())), name, copy);
    }

    /** Forgets a preset and its draft. Fails with BAD_USAGE where it is built in. */
    public synchronized Change delete(String name) {
        if (PresetShelf.isBuiltIn(name)) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "the preset " + name + " is built in", "Only saved presets can be deleted.");
        }
        List<String> names = list().stream().map(PresetItem::name).toList();
        int place = names.indexOf(name);
        String next = names.get(place + 1 < names.size() ? place + 1 : Math.max(0, place - 1));
        return done(List.of(slot(name)), List.of(new Slot(name, Optional.empty(), Optional.empty())), name, next);
    }

    /**
     * Keeps the preset of a file in JSON or YAML, under the file's name.
     *
     * @param chosen the preset that is worked on
     * @throws UsageException (JOB_INVALID) with all that is wrong, or where the file cannot be read
     */
    public synchronized Change take(Path file, String chosen) {
        String base = PackageNames.slug(Intake.name(file));
        PresetFragment usable = usable(file.toString(), PresetFragment.read(file));
        String name = free(base);
        return done(List.of(slot(name)), List.of(new Slot(name, Optional.of(usable), Optional.empty())), chosen, name);
    }

    /** Writes a preset with its changes into a file, which is replaced. Fails with OUTPUT_NOT_WRITABLE. */
    public void export(String name, Path file) {
        String json;
        synchronized (this) {
            json = drafts.find(name).map(draft -> usable(name, draft).toJson()).orElseGet(() -> shelf.export(name));
        }
        try {
            WholeFile.write(file, json + "\n");
        } catch (IOException e) {
            throw new UsageException(
                    ErrorCode.OUTPUT_NOT_WRITABLE,
                    file + " cannot be written: " + FileTrouble.words(e),
                    "Choose a folder that you may write to.",
                    e);
        }
    }

    /** Brings names back to what was kept under them, and tells which is worked on. */
    public synchronized void apply(List<Slot> slots, String chosen) {
        for (Slot slot : slots) {
            slot.saved().ifPresentOrElse(saved -> keep(slot.name(), saved), () -> forget(slot.name()));
            drafts.keep(slot.name(), slot.draft());
        }
        watchers.forEach(watcher -> watcher.accept(chosen));
    }

    private void keep(String name, PresetFragment wanted) {
        if (saved(name).filter(there -> there.tree().equals(wanted.tree())).isEmpty()) {
            shelf.save(name, wanted);
        }
    }

    private void forget(String name) {
        if (saved(name).isPresent()) {
            shelf.delete(name);
        }
    }

    private Change done(List<Slot> before, List<Slot> after, String chosenBefore, String chosenAfter) {
        apply(after, chosenAfter);
        return new Change(before, after, chosenBefore, chosenAfter);
    }

    private Slot slot(String name) {
        return new Slot(name, saved(name), drafts.find(name));
    }

    private Optional<PresetFragment> saved(String name) {
        return shelf.list().stream()
                        .anyMatch(entry -> !entry.builtIn() && entry.name().equals(name))
                ? Optional.of(shelf.fragment(name))
                : Optional.empty();
    }

    private Set<String> names() {
        return list().stream().map(PresetItem::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private String copyName(String name) {
        return free(name.endsWith("-copy") ? name : name + "-copy");
    }

    /** That name, or with a number behind it. */
    private String free(String name) {
        Set<String> taken = names();
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private static PresetFragment usable(String name, PresetFragment fragment) {
        if (!fragment.problems().isEmpty()) {
            throw new UsageException(
                    ErrorCode.JOB_INVALID,
                    name + " is no preset that can be used:\n  "
                            + fragment.problems().stream().map(Problem::inWords).collect(Collectors.joining("\n  ")),
                    "Mend all of it first.");
        }
        return fragment;
    }
}
