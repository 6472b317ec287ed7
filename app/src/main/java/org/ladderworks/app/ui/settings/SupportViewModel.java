package org.ladderworks.app.ui.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.support.SupportBundle;
import org.ladderworks.app.support.SupportBundle.Page;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;

/** What helpers would see: made, looked at, and only then written. On the UI thread alone. */
public final class SupportViewModel {
    private final Workbench bench;
    private final SupportBundle bundle;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<Page>> pages = new ReadOnlyObjectWrapper<>(List.of());

    public SupportViewModel(Workbench bench, SupportBundle bundle) {
        this.bench = bench;
        this.bundle = bundle;
    }

    /** True while the texts are made or written. */
    public ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /** What would be written; empty before it was made. */
    public ReadOnlyObjectProperty<List<Page>> pages() {
        return pages.getReadOnlyProperty();
    }

    /** Where it is proposed. */
    public static String proposed() {
        return Path.of(
                        System.getProperty("user.home", "."),
                        "ladderworks-support-" + LocalDate.now(ZoneId.systemDefault()) + ".zip")
                .toString();
    }

    /** Makes the texts; takes a few seconds. */
    public void gather(boolean shorterPaths) {
        if (!busy.get()) {
            busy.set(true);
            bench.work().run(() -> bundle.pages(shorterPaths), pages::set, () -> busy.set(false));
        }
    }

    /** Writes what was looked at, and nothing else, into a file that is not there yet. */
    public void write(String file) {
        List<Page> seen = pages.get();
        if (busy.get() || seen.isEmpty()) {
            return;
        }
        try {
            Path path = Path.of(file.strip());
            busy.set(true);
            bench.work()
                    .run(
                            () -> {
                                bundle.write(path, seen);
                                return path;
                            },
                            done -> {
                                pages.set(List.of());
                                bench.tell(Notice.done(bench.words().of("settings.support.written", done.toString())));
                            },
                            () -> busy.set(false));
        } catch (InvalidPathException e) {
            bench.tell(Notice.warning(bench.words().of("settings.backup.no-file"), "", ""));
        }
    }

    /** Nothing is written. */
    public void drop() {
        pages.set(List.of());
    }
}
