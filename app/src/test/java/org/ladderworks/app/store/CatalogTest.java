package org.ladderworks.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobJournal;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.job.QueuedJob;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleShelf;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** The database of the data folder. */
class CatalogTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    @Test
    @DisplayName("what was acknowledged before a kill -9 is there, five times over")
    void aKillLosesNothing() throws Exception {
        long kept = 0;
        for (int round = 1; round <= 5; round++) {
            long acknowledged = killedAfter(10 * round);
            try (JobJournal journal = Catalog.open(home).jobs()) {
                List<Long> ids = journal.all().stream().map(QueuedJob::id).toList();
                assertThat(ids).contains(acknowledged);
                assertThat(journal.log(acknowledged))
                        .extracting(JobEvent::kind)
                        .containsExactly(JobEvent.Kind.ADDED, JobEvent.Kind.BEGUN);
                assertThat(journal.find(acknowledged).orElseThrow().place()).isEqualTo(-acknowledged);
                assertThat(ids.size()).isGreaterThanOrEqualTo((int) kept + 10 * round);
                kept = ids.size();
            }
        }
    }

    @Test
    @DisplayName("of what happened to a job the newest is kept, and nothing of a job that is gone")
    void logsAreBounded() {
        try (JobJournal journal = Catalog.open(home).jobs()) {
            long id = journal.add(new NewJob("a", "/out", "{}", Map.of()), Instant.EPOCH)
                    .id();
            long other = journal.add(new NewJob("b", "/other", "{}", Map.of()), Instant.EPOCH)
                    .id();
            for (int i = 1; i <= JobTable.MOST_EVENTS + 20; i++) {
                journal.log(id, new JobEvent(Instant.ofEpochSecond(i), JobEvent.Kind.WARNING, "x".repeat(3000)));
            }
            List<JobEvent> kept = journal.log(id);
            assertThat(kept).hasSize(JobTable.MOST_EVENTS);
            assertThat(kept.getFirst().at()).isEqualTo(Instant.ofEpochSecond(21));
            assertThat(kept.getLast().at()).isEqualTo(Instant.ofEpochSecond(JobTable.MOST_EVENTS + 20));
            assertThat(kept.getLast().said()).hasSize(JobEvent.LONGEST).endsWith("...");
            assertThat(journal.log(other)).hasSize(1);
            journal.remove(id);
            assertThat(journal.log(id)).isEmpty();
            journal.log(id, new JobEvent(Instant.EPOCH, JobEvent.Kind.DONE, ""));
            assertThat(journal.log(id)).isEmpty();
        }
    }

    private long killedAfter(int jobs) throws IOException, InterruptedException {
        Path out = home.resolve("out.txt");
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalWriter.class.getName(),
                        home.toString())
                .redirectOutput(out.toFile())
                .redirectError(home.resolve("err.txt").toFile())
                .start();
        try {
            while (Files.readAllLines(out).size() <= jobs) {
                assertThat(writer.isAlive()).as(this::said).isTrue();
                Thread.sleep(5);
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        List<String> said = Files.readString(out).lines().toList();
        // The last line may have been cut.
        return Long.parseLong(said.get(said.size() - 2));
    }

    private String said() {
        try {
            return Files.readString(home.resolve("err.txt"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Test
    @DisplayName(
            "the newest migration is the one that a start takes for current, and a database of it is opened without another look")
    void theNewestMigrationIsKnown() throws Exception {
        Path first = Path.of(Catalog.class.getResource("V1__jobs.sql").toURI());
        try (Stream<Path> files = Files.list(first.getParent())) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".sql"))
                            .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                            .max())
                    .hasValue(Integer.parseInt(Catalog.NEWEST));
        }
        Catalog.open(home).close();
        // Flyway would refuse a database whose history does not match its files.
        change("update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");
        Catalog.open(home).close();
        change("delete from \"flyway_schema_history\" where \"version\" = '" + Catalog.NEWEST + "'");
        assertThatThrownBy(() -> Catalog.open(home)).isInstanceOf(UsageException.class);
    }

    @Test
    @DisplayName(
            "titles of an earlier version that were not looked at are still to be looked at, also after a kill in mid-migration")
    void whatWasNotLookedAtBeforeIsKept() throws Exception {
        long wanted;
        try (TitleShelf shelf = Catalog.open(home).titles()) {
            wanted = shelf.add(
                            List.of(new NewTitle(new TitleDetails("a", "", List.of()), "/a.mov", Optional.empty())),
                            Instant.EPOCH)
                    .getFirst()
                    .id();
        }
        change("delete from title_unprobed");
        change("delete from \"flyway_schema_history\" where \"installed_rank\" >= 5");
        try (TitleShelf shelf = Catalog.open(home).titles()) {
            assertThat(shelf.unprobed()).containsExactly(wanted);
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("catalog"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void whatANewerLadderworksHasMadeIsRefused() throws Exception {
        Catalog.open(home).close();
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(Path::getFileName)).map(Path::toString).containsExactly("catalog.mv.db");
        }
        change("""
                insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                    "installed_by", "execution_time", "success")
                values (99, '99', 'future', 'SQL', 'V99__future.sql', 'SA', 1, true)""");
        assertThatThrownBy(() -> Catalog.open(home)).isInstanceOfSatisfying(UsageException.class, error -> {
            assertThat(error.code()).isEqualTo(ErrorCode.DATA_UNUSABLE);
            assertThat(error).hasMessageContaining("a newer Ladderworks has used it (version 99)");
        });
    }

    @Test
    void whatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Path file = home.resolve("catalog.mv.db");
        Files.writeString(file, "This is no database.\n".repeat(1000));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> Catalog.open(home))
                .isInstanceOfSatisfying(
                        UsageException.class, error -> assertThat(error.code()).isEqualTo(ErrorCode.DATA_UNUSABLE));
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }
}
