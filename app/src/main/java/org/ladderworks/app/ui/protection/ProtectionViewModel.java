package org.ladderworks.app.ui.protection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.protection.Finding;
import org.ladderworks.app.protection.Findings;
import org.ladderworks.app.protection.KeyPlace;
import org.ladderworks.app.protection.OpenProfile;
import org.ladderworks.app.protection.PlayLine;
import org.ladderworks.app.protection.PlayMatrix;
import org.ladderworks.app.protection.ProfileEdits;
import org.ladderworks.app.protection.ProfileField;
import org.ladderworks.app.protection.SchemeChoice;
import org.ladderworks.app.studio.ProtectionDesk;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.edit.Edit;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.work.Pace;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.inspect.Described;
import tools.jackson.databind.node.ObjectNode;

/** The protection profiles as they are seen and worked on, and what the chosen one comes to. On the UI thread alone. */
public final class ProtectionViewModel implements AutoCloseable {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);

    private final Workbench bench;
    private final ProtectionDesk desk;
    private final TypedSecretsViewModel typed;
    private final Pace looks;
    private final Runnable unwatch;
    private final Subscription following;
    private final AtomicReference<String> workedOn;
    private final Queue<ProtectionDesk.Renamed> renamed = new ConcurrentLinkedQueue<>();

    private final ObservableList<ProfileItem> items = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<OpenProfile>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Set<VideoCodec>> codecs = new ReadOnlyObjectWrapper<>(Set.of(VideoCodec.AVC));
    private final ReadOnlyObjectWrapper<List<PlayLine>> matrix = new ReadOnlyObjectWrapper<>(PlayMatrix.clear());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<Described>> inWords = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<OpenProfile> profiles = List.of();
    private int asked;

    public ProtectionViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.desk = station.protections();
        this.typed = new TypedSecretsViewModel(bench, desk);
        this.workedOn = new AtomicReference<>(standard().orElse(ProtectionShelf.CLEAR));
        this.looks = bench.pace(BETWEEN_LOOKS, this::look);
        this.unwatch = desk.watch(told -> {
            workedOn.set(told.chosen());
            told.renamed().ifPresent(renamed::add);
            looks.ask();
        });
        this.following = bench.preferences().now().subscribe(this::list);
        look();
    }

    /** Packages without protection first, then the profiles by name. */
    public ObservableList<ProfileItem> items() {
        return items;
    }

    /** The profile that is worked on; empty where packages without protection are chosen. */
    public ReadOnlyObjectProperty<Optional<OpenProfile>> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The codecs that the matrix is for. */
    public ReadOnlyObjectProperty<Set<VideoCodec>> codecs() {
        return codecs.getReadOnlyProperty();
    }

    /** What plays where. */
    public ReadOnlyObjectProperty<List<PlayLine>> matrix() {
        return matrix.getReadOnlyProperty();
    }

    /** What is to be known of the chosen profile. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    /** What is typed and goes to the vault. */
    public TypedSecretsViewModel typed() {
        return typed;
    }

    /** What was read last of others' protection. */
    public ReadOnlyObjectProperty<Optional<Described>> inWords() {
        return inWords.getReadOnlyProperty();
    }

    /** The profile that new encodes are protected by; empty for none. */
    public Optional<String> standard() {
        return bench.preferences().now().get().protection();
    }

    /** That of the chosen line. */
    public String name() {
        return chosen.get().map(OpenProfile::name).orElse(ProtectionShelf.CLEAR);
    }

    /** Works on another. */
    public void choose(String name) {
        if (!name.equals(workedOn.getAndSet(name))) {
            show();
        }
    }

    /** Has the matrix tell of a codec, or not; of one at least. */
    public void count(VideoCodec codec, boolean counted) {
        Set<VideoCodec> now = EnumSet.copyOf(codecs.get());
        boolean changed = counted ? now.add(codec) : now.size() > 1 && now.remove(codec);
        if (changed) {
            codecs.set(Set.copyOf(now));
            reckon();
        }
    }

    public void create() {
        did("protection.edit.create", desk::create);
    }

    public void duplicate() {
        String name = name();
        change("protection.edit.duplicate", () -> desk.duplicate(name));
    }

    /** Forgets the chosen profile; not the one that new encodes are protected by, which they would be without. */
    public void remove() {
        String name = name();
        if (chosen.get().isEmpty()) {
            return;
        }
        if (standard().filter(name::equals).isPresent()) {
            bench.tell(Notice.warning(
                    bench.words().of("protection.remove.standard", name),
                    bench.words().of("protection.remove.standard.remedy"),
                    ""));
            return;
        }
        bench.work().inTurn(() -> desk.remove(name), change -> {
            Edit edit = edit(bench.words().of("protection.edit.remove", name), change);
            bench.did(edit);
            bench.tell(Notice.done(
                    bench.words().of("protection.removed", name),
                    new Notice.Offer(
                            bench.words().of("undo"), () -> bench.edits().undo(edit))));
        });
    }

    /** Gives a profile, which may no longer be the chosen one, another name. */
    public void rename(String profile, String other) {
        change("protection.edit.rename", () -> desk.rename(profile, other.strip()));
    }

    /** Takes in a profile from a file. */
    public void take(Path file) {
        String name = name();
        did("protection.edit.import", () -> desk.take(file, name));
    }

    /** Writes the chosen profile into a file. */
    public void export(Path file) {
        String name = name();
        bench.work()
                .inTurn(
                        () -> {
                            desk.export(name, file);
                            return file;
                        },
                        _ -> bench.tell(Notice.done(bench.words().of("protection.exported", name, file.toString()))));
    }

    /** Has new encodes protected by the chosen profile, or not at all. */
    public void use() {
        Optional<String> before = standard();
        Optional<String> after = chosen.get().map(OpenProfile::name);
        if (before.equals(after)) {
            return;
        }
        bench.preferences().change(settings -> settings.protectedBy(after));
        bench.tell(Notice.done(
                after.map(name -> bench.words().of("protection.used", name))
                        .orElseGet(() -> bench.words().of("protection.used.clear")),
                new Notice.Offer(
                        bench.words().of("undo"),
                        () -> bench.preferences().change(settings -> settings.protectedBy(before)))));
    }

    public void scheme(SchemeChoice scheme) {
        edit("protection.edit.scheme", tree -> ProfileEdits.scheme(tree, scheme));
    }

    public void system(DrmSystem system, boolean wanted) {
        edit("protection.edit.systems", tree -> ProfileEdits.system(tree, system, wanted));
    }

    public void layout(KeyLayout layout) {
        edit("protection.edit.layout", tree -> ProfileEdits.layout(tree, layout));
    }

    public void keys(KeyPlace place) {
        edit("protection.edit.keys", tree -> ProfileEdits.keys(tree, place));
    }

    /** Writes into a field of a profile, which may no longer be the chosen one. */
    public void write(String profile, ProfileField field, String text) {
        change("protection.edit.field", () -> desk.edit(profile, tree -> ProfileEdits.write(tree, field, text)));
    }

    /** Reads what a text says of protection, such as a {@code pssh} box in base64. */
    public void read(String text) {
        if (!text.isBlank()) {
            bench.work().run(() -> desk.inWords(text), said -> inWords.set(Optional.of(said)));
        }
    }

    /** The same of a file. */
    public void read(Path file) {
        bench.work().run(() -> desk.inWords(file), said -> inWords.set(Optional.of(said)));
    }

    private void edit(String key, UnaryOperator<ObjectNode> how) {
        String name = name();
        if (chosen.get().isPresent()) {
            change(key, () -> desk.edit(name, how));
        }
    }

    private void did(String key, Supplier<ProtectionDesk.Change> what) {
        change(key, () -> Optional.of(what.get()));
    }

    private void change(String key, Supplier<Optional<ProtectionDesk.Change>> what) {
        bench.work()
                .inTurn(
                        what,
                        done -> done.ifPresent(change -> bench.did(
                                edit(bench.words().of(key, change.after().chosen()), change))));
    }

    private Edit edit(String name, ProtectionDesk.Change change) {
        return new Edit(name, () -> desk.apply(change.before()), () -> desk.apply(change.after()));
    }

    private void look() {
        int mine = ++asked;
        bench.work().run(desk::list, all -> {
            // What was asked for meanwhile comes later.
            if (mine == asked) {
                for (ProtectionDesk.Renamed one = renamed.poll(); one != null; one = renamed.poll()) {
                    follow(one);
                }
                profiles = all;
                list();
                show();
            }
        });
    }

    /** New encodes stay protected by what has another name now. */
    private void follow(ProtectionDesk.Renamed one) {
        bench.preferences()
                .change(settings -> settings.protection().equals(Optional.of(one.from()))
                        ? settings.protectedBy(Optional.of(one.to()))
                        : settings);
    }

    private void list() {
        Optional<String> standard = standard();
        List<ProfileItem> now = new ArrayList<>(List.of(new ProfileItem(Optional.empty(), standard.isEmpty())));
        profiles.forEach(profile ->
                now.add(new ProfileItem(Optional.of(profile), standard.equals(Optional.of(profile.name())))));
        if (!items.equals(now)) {
            items.setAll(now);
        }
    }

    private void show() {
        String name = workedOn.get();
        chosen.set(
                profiles.stream().filter(profile -> profile.name().equals(name)).findFirst());
        reckon();
    }

    private void reckon() {
        matrix.set(chosen.get()
                .map(profile -> PlayMatrix.of(profile.choice(), codecs.get()))
                .orElseGet(PlayMatrix::clear));
        findings.set(chosen.get().map(profile -> Findings.of(profile.choice())).orElse(List.of()));
    }

    @Override
    public void close() {
        unwatch.run();
        following.unsubscribe();
    }
}
