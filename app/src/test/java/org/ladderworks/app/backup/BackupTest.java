package org.ladderworks.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.backup.Backup.VaultTravel;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;

/** All of an operator's in one file, and back, whatever the file is and whenever it ends. */
class BackupTest {
    @TempDir
    Path folder;

    private DataHome old;
    private DataHome other;
    private Catalog catalog;
    private JobQueue queue;
    private Library library;

    @BeforeEach
    void open() throws IOException {
        old = new DataHome(Files.createDirectories(folder.resolve("old")));
        other = new DataHome(Files.createDirectories(folder.resolve("other")));
        catalog = Catalog.open(old.folder());
        queue = new JobQueue(catalog.jobs(), InstantSource.system(), () -> {});
        library = new Library(catalog.titles(), InstantSource.system());
        library.add(List.of(title("Night market"), title("Low tide")));
        queue.add(new NewJob("Night market", "/out/night", "{\"version\": 1}", Map.of()));
        old.settings().write(StudioSettings.STANDARD.with(StudioSettings.Theme.DARK));
        old.targets().save(NewTarget.ofFolder("shelf", "/shelf").saved());
        write(old, "presets/mine.json", "{\"version\": 1}");
        write(old, "protection/tv.json", "{}");
        write(old, "drafts/web-h264.json", "{}");
        write(old, "prices.json", "{\"stored\": 1, \"delivered\": 2}");
        write(old, "packages/night/master.m3u8", "#EXTM3U");
    }

    @AfterEach
    void close() {
        queue.close();
        catalog.close();
    }

    private static NewTitle title(String name) {
        return new NewTitle(new TitleDetails(name, "", List.of()), "/media/" + name + ".mov", Optional.empty());
    }

    private static void write(DataHome home, String name, String text) throws IOException {
        Path file = home.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Backup backup() {
        return new Backup(old, catalog, InstantSource.system());
    }

    private Path written(String name) {
        Path zip = folder.resolve(name);
        backup().write(zip, false, new Cancellation());
        return zip;
    }

    private Arrival.Contents stage(Path zip) {
        return new Arrival(other.folder()).stage(zip, new Cancellation());
    }

    private static List<String> names(DataHome home) {
        try (Catalog opened = Catalog.open(home.folder())) {
            Library library = new Library(opened.titles(), InstantSource.system());
            return library.titles(library.ids(TitleQuery.ALL.by(TitleQuery.Order.NAME, false))).stream()
                    .map(title -> title.details().name())
                    .toList();
        }
    }

    /** Every file with its bytes, but the lock and what is aside. */
    private static Map<String, String> state(Path home) throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                state.put(
                        home.relativize(file).toString(), Integer.toString(Arrays.hashCode(Files.readAllBytes(file))));
            }
        }
        return state;
    }

    @Test
    @DisplayName("written while titles and jobs come, it has all of one moment; in another folder they are there again")
    void moved() throws Exception {
        // No interrupt: that would close the database's file.
        AtomicBoolean stop = new AtomicBoolean();
        Thread busy = Thread.ofVirtual().start(() -> {
            for (int job = 0; job < 200 && !stop.get(); job++) {
                queue.add(new NewJob("Job " + job, "/out/" + job, "{}", Map.of()));
            }
        });
        Path zip = folder.resolve("deep/b.zip");
        Backup.Written written = backup().write(zip, false, new Cancellation());
        stop.set(true);
        busy.join();
        assertThat(written.titles()).isEqualTo(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
                .isEqualTo("rw-------");
        try (Stream<Path> beside = Files.list(zip.getParent())) {
            assertThat(beside).containsExactly(zip);
        }
        Arrival.Contents contents = stage(zip);
        assertThat(contents.titles()).isEqualTo(2);
        assertThat(contents.vault()).isFalse();
        assertThat(other.folder().resolve("catalog.mv.db")).doesNotExist();
        Arrival arrival = new Arrival(other.folder());
        assertThat(arrival.staged()).contains(contents);
        assertThat(arrival.takePlace()).isPresent();
        assertThat(arrival.staged()).isEmpty();
        assertThat(names(other)).containsExactly("Low tide", "Night market");
        try (Catalog opened = Catalog.open(other.folder());
                JobQueue jobs = new JobQueue(opened.jobs(), InstantSource.system(), () -> {})) {
            assertThat(jobs.list().getFirst().title()).isEqualTo("Night market");
        }
        assertThat(other.settings().read().theme()).isEqualTo(StudioSettings.Theme.DARK);
        assertThat(other.targets().list().getFirst().name()).isEqualTo("shelf");
        for (String name : List.of("presets/mine.json", "protection/tv.json", "drafts/web-h264.json", "prices.json")) {
            assertThat(other.folder().resolve(name))
                    .hasSameTextualContentAs(old.folder().resolve(name));
        }
        assertThat(other.folder().resolve("packages")).doesNotExist();
        assertThat(arrival.takePlace()).isEmpty();
        assertThatThrownBy(() -> backup().write(zip, false, new Cancellation()))
                .hasMessageContaining("there is a file of that name");
    }

    @Test
    @DisplayName("what was there goes aside whole, also what the backup has not; packages and the vault stay")
    void aside() throws Exception {
        Path zip = written("b.zip");
        write(other, "speeds.json", "{}");
        write(other, "pictures/1.jpg", "x");
        write(other, "presets/theirs.json", "{}");
        write(other, "packages/a/master.m3u8", "x");
        write(other, "vault/vault.json", "x");
        try (Catalog opened = Catalog.open(other.folder())) {
            new Library(opened.titles(), InstantSource.system()).add(List.of(title("Theirs")));
        }
        stage(zip);
        assertThat(names(other)).containsExactly("Theirs");
        Path aside = new Arrival(other.folder()).takePlace().orElseThrow();
        assertThat(names(other)).containsExactly("Low tide", "Night market");
        assertThat(names(new DataHome(aside))).containsExactly("Theirs");
        assertThat(aside.resolve("presets/theirs.json")).exists();
        assertThat(aside.resolve("speeds.json")).exists();
        assertThat(aside.resolve("pictures/1.jpg")).exists();
        assertThat(other.folder().resolve("presets/theirs.json")).doesNotExist();
        assertThat(other.folder().resolve("packages/a/master.m3u8")).exists();
        assertThat(other.folder().resolve("vault/vault.json")).hasContent("x");
    }

    @Test
    @DisplayName(
            "ended before any of its steps, the next start comes to all of the new; before it was checked, to all of the old")
    void killed() throws Exception {
        Path zip = written("b.zip");
        List<String> steps = new ArrayList<>();
        for (int kill = 0; kill == 0 || kill <= steps.size(); kill++) {
            Path place = folder.resolve("kill-" + kill);
            write(new DataHome(place), "presets/theirs.json", "{}");
            write(new DataHome(place), "studio.json", "{}");
            try (Catalog opened = Catalog.open(place)) {
                new Library(opened.titles(), InstantSource.system()).add(List.of(title("Theirs")));
            }
            new Arrival(place).stage(zip, new Cancellation());
            steps.clear();
            int last = kill;
            try {
                new Arrival(place).takePlace(step -> {
                    steps.add(step);
                    if (steps.size() == last) {
                        throw new IllegalStateException("killed");
                    }
                });
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("killed");
                new Arrival(place).takePlace();
            }
            assertThat(names(new DataHome(place))).as("killed at " + kill).containsExactly("Low tide", "Night market");
            assertThat(place.resolve("presets/mine.json")).exists();
            assertThat(place.resolve("presets/theirs.json")).doesNotExist();
            assertThat(new Arrival(place).staged()).isEmpty();
            if (kill > 0) {
                continue;
            }
            assertThat(steps).hasSizeGreaterThan(8);
        }
    }

    @Test
    @DisplayName("torn, changed, hostile and newer files are refused with words, and nothing is changed")
    void refused() throws Exception {
        Path zip = written("b.zip");
        byte[] whole = Files.readAllBytes(zip);
        write(other, "studio.json", "{}");
        Map<String, String> before = state(other.folder());
        Map<String, Path> wrong = new LinkedHashMap<>();
        for (int length : new int[] {0, 10, whole.length / 2, whole.length - 1}) {
            wrong.put("torn at " + length, file("torn-" + length, Arrays.copyOf(whole, length)));
        }
        byte[] flipped = whole.clone();
        flipped[whole.length / 3] ^= 0x55;
        wrong.put("flipped", file("flipped", flipped));
        Map<String, byte[]> entries = entries(zip);
        wrong.put("no zip", file("text", "hello".getBytes(StandardCharsets.UTF_8)));
        wrong.put("no manifest", zip("bare", without(entries, Manifest.NAME)));
        wrong.put("no catalog", zip("no-catalog", without(entries, KeptThings.CATALOG)));
        wrong.put(
                "newer",
                zip(
                        "newer",
                        with(entries, Manifest.NAME, text(entries).replace("\"version\" : 1", "\"version\" : 2"))));
        wrong.put("another format", zip("format", with(entries, Manifest.NAME, "{\"format\": \"x\"}")));
        for (String name : List.of(
                "../evil.txt",
                "/tmp/evil.txt",
                "presets/../../evil.json",
                "packages/a.json",
                "presets/a/b.json",
                "vault/vault.key",
                "owner.lock",
                "presets\\..\\evil")) {
            wrong.put("unlisted " + name, zip("u" + wrong.size(), with(entries, name, "{}")));
            String listed = text(entries)
                    .replace(
                            "\"items\" : [",
                            "\"items\" : [ {\"name\": \"" + name.replace("\\", "\\\\")
                                    + "\", \"bytes\": 2, \"sha256\": \"44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a\"},");
            Map<String, byte[]> evil = with(entries, name, "{}");
            evil.put(Manifest.NAME, listed.getBytes(StandardCharsets.UTF_8));
            wrong.put("listed " + name, zip("l" + wrong.size(), evil));
        }
        wrong.put("larger than said", zip("bomb", with(entries, "prices.json", "0".repeat(1 << 20))));
        wrong.put("no database", zip("db", with(entries, KeptThings.CATALOG, "x".repeat(9000))));
        wrong.put("not there", folder.resolve("none.zip"));
        for (Map.Entry<String, Path> each : wrong.entrySet()) {
            assertThatThrownBy(() -> stage(each.getValue()))
                    .as(each.getKey())
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("the backup cannot be brought in: ");
            assertThat(state(other.folder())).as(each.getKey()).isEqualTo(before);
        }
        assertThatThrownBy(() -> stage(wrong.get("newer"))).hasMessageContaining("a newer Ladderworks");
        assertThat(folder.resolve("evil.txt")).doesNotExist();
        assertThat(new Arrival(other.folder()).staged()).isEmpty();
        stage(zip);
        new Arrival(other.folder()).forget();
        assertThat(state(other.folder())).isEqualTo(before);
    }

    @Test
    @DisplayName("the vault goes along where it is asked for and sealed by a passphrase, else it stays")
    void vault() throws Exception {
        assertThat(backup().vaultTravel()).isEqualTo(VaultTravel.NONE);
        Unlocking byFile = Unlocking.byFile(_ -> {});
        Vault.open(old.vault(), byFile).close();
        assertThat(backup().vaultTravel()).isEqualTo(VaultTravel.STAYS);
        assertThat(backup().write(folder.resolve("one.zip"), true, new Cancellation())
                        .vault())
                .isFalse();
        Unlocking byPassphrase = Unlocking.byPassphrase(_ -> "correct horse".toCharArray());
        Vault.protect(old.vault(), byFile, byPassphrase);
        try (Vault vault = Vault.open(old.vault(), byPassphrase)) {
            vault.texts().keep("webhook", "https://x");
        }
        assertThat(backup().vaultTravel()).isEqualTo(VaultTravel.SEALED);
        assertThat(backup().write(folder.resolve("two.zip"), false, new Cancellation())
                        .vault())
                .isFalse();
        Path zip = folder.resolve("three.zip");
        assertThat(backup().write(zip, true, new Cancellation()).vault()).isTrue();
        assertThat(entries(zip).keySet()).contains("vault/vault.json").doesNotContain("vault/vault.key");
        write(other, "vault/vault.json", "theirs");
        assertThat(stage(zip).vault()).isTrue();
        Path aside = new Arrival(other.folder()).takePlace().orElseThrow();
        assertThat(aside.resolve("vault/vault.json")).hasContent("theirs");
        try (Vault vault = Vault.open(other.vault(), byPassphrase)) {
            assertThat(vault.texts().find("webhook")).contains("https://x");
        }
    }

    @Test
    @DisplayName("of an address that is still in clear in the settings nothing is in the file")
    void noSecret() throws Exception {
        write(old, "studio.json", "{\"queue\": {\"webhook\": \"https://hooks.example.com/T0/secret\"}}");
        assertThat(new String(entries(written("s.zip")).get("studio.json"), StandardCharsets.UTF_8))
                .doesNotContain("secret");
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name + ".zip"), bytes);
    }

    private static String text(Map<String, byte[]> entries) {
        return new String(entries.get(Manifest.NAME), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> without(Map<String, byte[]> entries, String name) {
        Map<String, byte[]> others = new LinkedHashMap<>(entries);
        others.remove(name);
        return others;
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, String text) {
        Map<String, byte[]> others = new LinkedHashMap<>(entries);
        others.put(name, text.getBytes(StandardCharsets.UTF_8));
        return others;
    }

    private static Map<String, byte[]> entries(Path zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (ZipEntry entry : file.stream().map(ZipEntry.class::cast).toList()) {
                entries.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path zip(String name, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve(name + ".zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }
}
