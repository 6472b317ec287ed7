package org.ladderworks.app.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.progress.Cancellation;

/** {@code kill -9} of what brings a backup in: the home that opens afterwards is all of the old one or all of the new one. */
@EnabledOnOs(OS.LINUX)
class ArrivalKillTest {
    private static final long SEED = 23;
    private static final int TITLES = 2_000;
    private static final int FILES = 120;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path zip = Path.of("unset");
    private static Map<String, String> before = Map.of();
    private static Map<String, String> after = Map.of();

    /** How long a whole arrival takes here, from the first line on. */
    private static long whole;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void makeBoth() throws Exception {
        Path fresh = home(shared.resolve("new"), "new");
        zip = shared.resolve("backup.zip");
        try (Catalog catalog = Catalog.open(fresh)) {
            new Backup(new DataHome(fresh), catalog, InstantSource.system()).write(zip, false, new Cancellation());
        }
        before = state(home(shared.resolve("old"), "old"));
        Path tried = home(shared.resolve("tried"), "old");
        long begun = System.nanoTime();
        List<String> said = new ArrayList<>();
        Process child = start(tried, Optional.of(zip));
        try (BufferedReader lines = lines(child)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(KilledArrival.READY)) {
                    begun = System.nanoTime();
                }
                said.add(line);
            }
        } finally {
            child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(said).endsWith(KilledArrival.ENDED);
        whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        after = state(tried);
        assertThat(after).isEqualTo(state(fresh)).isNotEqualTo(before);
    }

    /** All that an operator has there speaks of one word. */
    private static Path home(Path place, String word) throws IOException {
        DataHome home = new DataHome(Files.createDirectories(place));
        home.settings()
                .write(StudioSettings.STANDARD.with(
                        word.equals("new") ? StudioSettings.Theme.DARK : StudioSettings.Theme.LIGHT));
        home.targets().save(NewTarget.ofFolder(word, "/" + word).saved());
        write(place, "prices.json", word);
        for (int i = 0; i < FILES; i++) {
            write(place, "presets/ladder-" + i + ".json", word + " preset " + i);
            write(place, "drafts/draft-" + i + ".json", word + " draft " + i);
        }
        // What one of them alone has.
        write(place, word.equals("new") ? "posters.json" : "protection/tv.json", word);
        try (Catalog catalog = Catalog.open(place)) {
            new Library(catalog.titles(), InstantSource.system())
                    .add(IntStream.range(0, TITLES)
                            .mapToObj(i -> new NewTitle(
                                    new TitleDetails(word + " " + i, "a film that " + word + " has", List.of(word)),
                                    "/media/" + word + "/" + i + ".mov",
                                    Optional.empty()))
                            .toList());
        }
        return place;
    }

    private static void write(Path home, String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Every kept file by its bytes, and every title. */
    private static Map<String, String> state(Path home) {
        Map<String, String> state = new TreeMap<>();
        for (String name : KeptThings.makingRoom()) {
            if (!name.equals(KeptThings.CATALOG) && Files.exists(home.resolve(name))) {
                try (Stream<Path> files = Files.walk(home.resolve(name))) {
                    for (Path file : files.filter(Files::isRegularFile).toList()) {
                        state.put(home.relativize(file).toString(), Sha256.hex(Files.readAllBytes(file)));
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        try (Catalog opened = Catalog.open(home)) {
            Library library = new Library(opened.titles(), InstantSource.system());
            library.titles(library.ids(TitleQuery.ALL))
                    .forEach(title ->
                            state.put("title " + title.source(), title.details().name()));
        }
        return state;
    }

    @Test
    @DisplayName("3 kills: the home that opens is the old one or the new one, and nothing of the old is lost")
    void aFew() throws Exception {
        rounds(3);
    }

    @Test
    @Tag("soak")
    @DisplayName("30 kills: the home that opens is the old one or the new one, and nothing of the old is lost")
    void many() throws Exception {
        rounds(30);
    }

    private void rounds(int count) throws Exception {
        List<String> ended = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            ended.add(round(home(folder.resolve("home-" + round), "old"), round));
        }
        System.out.println(count + " kills of a backup that comes in, at: " + ended);
    }

    /** Gives what was said last before it was killed, and which home came of it. */
    private String round(Path home, int round) throws Exception {
        // Unpacking is long, taking its place is short: both are to be met.
        List<String> said = killed(start(home, Optional.of(zip)), round % 2 == 0);
        if (said.contains(KilledArrival.STAGED) && !said.contains(KilledArrival.ENDED) && random.nextBoolean()) {
            // The start that goes on is killed, too.
            said = Stream.concat(said.stream(), killed(start(home, Optional.empty()), false).stream())
                    .toList();
        }
        boolean staged = said.contains(KilledArrival.STAGED);
        Optional<Path> aside = new Arrival(home).takePlace();
        Map<String, String> opened = state(home);
        boolean isNew = opened.equals(after);
        assertThat(opened).as(said.toString()).isEqualTo(isNew ? after : before);
        if (staged) {
            assertThat(isNew).as("what was brought in takes its place").isTrue();
        }
        if (isNew) {
            Path kept = aside.orElseGet(() -> onlyIn(home.resolve("replaced")));
            assertThat(state(kept)).as("what was replaced: " + said).isEqualTo(before);
        }
        assertThat(new Arrival(home).staged()).isEmpty();
        return said.getLast() + (isNew ? " (new)" : " (old)");
    }

    private static Path onlyIn(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> found = all.toList();
            assertThat(found).hasSize(1);
            return found.getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At some instant of all of it, or at some instant of its steps; gives all that it said. */
    private List<String> killed(Process child, boolean anytime) throws Exception {
        int steps = random.nextInt(24);
        int later = anytime ? random.nextInt((int) whole) : random.nextInt(8);
        List<String> said = new ArrayList<>();
        Thread killer = Thread.ofVirtual().unstarted(() -> kill(child, later));
        try (BufferedReader lines = lines(child)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.add(line);
                boolean now = anytime ? line.equals(KilledArrival.READY) : line.startsWith("step ") && steps-- == 0;
                if (now) {
                    killer.start();
                }
            }
        } finally {
            child.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        assertThat(said).startsWith(KilledArrival.READY);
        killer.join();
        return said;
    }

    private static void kill(Process child, int after) {
        try {
            Thread.sleep(after);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Not by Process, which closes what is still to be read.
        child.toHandle().destroyForcibly();
    }

    private static Process start(Path home, Optional<Path> backup) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledArrival.class.getName(),
                home.toString()));
        backup.ifPresent(file -> line.add(file.toString()));
        return new ProcessBuilder(line)
                .redirectError(home.resolve("errors").toFile())
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }
}
