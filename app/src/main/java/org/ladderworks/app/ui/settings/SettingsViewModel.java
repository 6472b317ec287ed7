package org.ladderworks.app.ui.settings;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.ladderworks.app.doctor.Finding;
import org.ladderworks.app.home.KeptFolder;
import org.ladderworks.app.home.QueueSettings;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.studio.AfterJobs;
import org.ladderworks.app.studio.Machine;
import org.ladderworks.app.studio.WebhookSecret;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;

/** The settings, the program's folders and what the machine has. On the UI thread alone. */
public final class SettingsViewModel {
    private final Workbench bench;
    private final Machine machine;
    private final WebhookSecret webhook;
    private final ReadOnlyObjectWrapper<Map<KeptFolder, Long>> sizes = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<Finding>> findings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper examining = new ReadOnlyBooleanWrapper();

    public SettingsViewModel(Workbench bench, Workstation station) {
        this.bench = bench;
        this.machine = station.machine();
        this.webhook = station.upkeep().webhook();
    }

    public ReadOnlyObjectProperty<StudioSettings> settings() {
        return bench.preferences().now();
    }

    public void theme(StudioSettings.Theme theme) {
        bench.preferences().change(settings -> settings.with(theme));
    }

    /** Empty for the system's; the window speaks it from the next start on. */
    public void language(Optional<String> language) {
        if (!settings().get().language().equals(language)) {
            bench.preferences().change(settings -> settings.withLanguage(language));
            bench.tell(Notice.done(bench.words().of("settings.language.later")));
        }
    }

    /** Where packages of titles go that have none yet; empty for the data folder. */
    public void packages(Optional<Path> folder) {
        bench.preferences().change(settings -> settings.withPackages(folder.map(Path::toString)));
        measure();
    }

    /** What is chosen for the queue. */
    public void queue(UnaryOperator<QueueSettings> change) {
        bench.preferences().change(settings -> settings.with(change.apply(settings.queue())));
    }

    /**
     * Keeps the webhook's address, which may be a secret, in the vault; of the settings it is the host alone.
     *
     * @param kept is run when it is; where it cannot be, that is told
     */
    public void webhook(String address, Runnable kept) {
        bench.work().inTurn(() -> webhook.keep(address), host -> {
            queue(queue -> queue.withWebhook(host));
            kept.run();
        });
    }

    /** True for an address that may be told of jobs; and for none. */
    public static boolean isWebhook(String address) {
        return address.isBlank() || AfterJobs.isWebhook(address);
    }

    /** Of this machine. */
    public int allCores() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** The program's folders, with their sizes in bytes once they are measured. */
    public ReadOnlyObjectProperty<Map<KeptFolder, Long>> sizes() {
        return sizes.getReadOnlyProperty();
    }

    /** The folders as they are now chosen. */
    public List<KeptFolder> folders() {
        return machine.folders().stream().map(this::chosen).toList();
    }

    private KeptFolder chosen(KeptFolder folder) {
        return folder.use() == KeptFolder.Use.PACKAGES
                ? settings()
                        .get()
                        .packages()
                        .map(path -> new KeptFolder(folder.use(), Path.of(path)))
                        .orElse(folder)
                : folder;
    }

    /** Measures the folders anew. */
    public void measure() {
        List<KeptFolder> all = folders();
        bench.work()
                .run(
                        () -> {
                            Map<KeptFolder, Long> measured = new LinkedHashMap<>();
                            all.forEach(folder -> measured.put(folder, folder.size()));
                            return measured;
                        },
                        sizes::set);
    }

    /** What the machine has; empty until it was examined. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty examining() {
        return examining.getReadOnlyProperty();
    }

    /** Looks at the machine; takes a few seconds. */
    public void examine() {
        look(machine.examine());
    }

    /** Tries which hardware encoders work; takes a few seconds where they do. */
    public void examineHardware() {
        look(machine.hardware());
    }

    /** Looks which credentials are there. */
    public void examineCredentials() {
        look(machine.credentials());
    }

    private void look(Supplier<List<Finding>> where) {
        if (!examining.get()) {
            examining.set(true);
            bench.work().run(where, findings::set, () -> examining.set(false));
        }
    }
}
