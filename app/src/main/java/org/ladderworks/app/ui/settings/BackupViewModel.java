package org.ladderworks.app.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.backup.Arrival;
import org.ladderworks.app.backup.Backup;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.words.Shown;
import org.ladderworks.app.ui.workbench.Workbench;
import org.ladderworks.engine.progress.Cancellation;

/** Writing all that the operator has built up into a file, and bringing such a file in. On the UI thread alone. */
public final class BackupViewModel implements AutoCloseable {
    private final Workbench bench;
    private final Backup backup;
    private final Arrival arrival;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Backup.VaultTravel>> vault =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Arrival.Contents>> staged =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Cancellation work = new Cancellation();

    public BackupViewModel(Workbench bench, Backup backup, Arrival arrival) {
        this.bench = bench;
        this.backup = backup;
        this.arrival = arrival;
    }

    /** True while a file is written or checked. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** Whether the vault can go along; empty until it was looked at. */
    public ReadOnlyObjectProperty<Optional<Backup.VaultTravel>> vault() {
        return vault.getReadOnlyProperty();
    }

    /** What takes its place at the next start. */
    public ReadOnlyObjectProperty<Optional<Arrival.Contents>> staged() {
        return staged.getReadOnlyProperty();
    }

    /** Where a new one is proposed. */
    public static String proposed() {
        return Path.of(
                        System.getProperty("user.home", "."),
                        "ladderworks-backup-" + LocalDate.now(ZoneId.systemDefault()) + ".zip")
                .toString();
    }

    /** Looks at how things are. */
    public void look() {
        bench.work().run(backup::vaultTravel, travel -> vault.set(Optional.of(travel)));
        bench.work().run(arrival::staged, staged::set);
    }

    /** Writes all into a file that is not there yet. */
    public void backUp(String file, boolean withVault) {
        begin(
                file,
                path -> backup.write(path, withVault, work),
                written -> bench.words()
                        .of(
                                written.vault() ? "settings.backup.written.vault" : "settings.backup.written",
                                written.titles(),
                                Shown.bytes(written.bytes(), bench.words().locale()),
                                written.file().toString()));
    }

    /** Checks a file and has it take its place at the next start. */
    public void bringIn(String file) {
        begin(file, path -> arrival.stage(path, work), contents -> {
            staged.set(Optional.of(contents));
            return bench.words().of("settings.arrival.checked");
        });
    }

    private <T> void begin(String file, Function<Path, T> doing, Function<T, String> said) {
        if (busy.get()) {
            return;
        }
        Optional<Path> path = path(file);
        if (path.isEmpty()) {
            bench.tell(Notice.warning(bench.words().of("settings.backup.no-file"), "", ""));
            return;
        }
        work = new Cancellation();
        busy.set(true);
        bench.work()
                .run(
                        () -> doing.apply(path.get()),
                        result -> bench.tell(Notice.done(said.apply(result))),
                        () -> busy.set(false));
    }

    private static Optional<Path> path(String file) {
        try {
            return file.isBlank() ? Optional.empty() : Optional.of(Path.of(file.strip()));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** All stays as it is at the next start. */
    public void takeBack() {
        bench.work()
                .inTurn(
                        () -> {
                            arrival.forget();
                            return arrival.staged();
                        },
                        staged::set);
    }

    /** Stops what is written or checked; nothing of it is left. */
    public void cancel() {
        work.cancel();
    }

    @Override
    public void close() {
        work.cancel();
    }
}
