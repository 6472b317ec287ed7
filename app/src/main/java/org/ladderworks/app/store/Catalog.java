package org.ladderworks.app.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.ladderworks.app.job.JobJournal;
import org.ladderworks.app.library.TitleShelf;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * The database of a data folder. One process at a time may open it.
 *
 * <p>Durable: by default H2 loses what was committed within the last half second before a kill, so nothing is delayed
 * ({@code WRITE_DELAY=0}), and each change is followed by a checkpoint that reaches the disk. It is never compacted by
 * itself.
 */
public final class Catalog implements AutoCloseable {
    private static final String FILE = "catalog";
    private static final String SETTINGS =
            // Kibibytes: by itself it takes 64 MB for each gigabyte that the heap may come to.
            ";CACHE_SIZE=16384;WRITE_DELAY=0;MAX_COMPACT_TIME=0;AUTO_COMPACT_FILL_RATE=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    private static final String MIGRATIONS = "classpath:org/ladderworks/app/store";

    /** Of the migrations there. */
    static final String NEWEST = "6";

    private final Path home;
    private final JdbcConnectionPool pool;
    private final Jdbi jdbi;
    private volatile boolean closed;

    private Catalog(Path home, JdbcConnectionPool pool) {
        this.home = home;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /** Opens it, made or brought up to date where that is to be done. Fails with DATA_UNUSABLE. */
    public static Catalog open(Path home) {
        Path file = home.toAbsolutePath().resolve(FILE);
        if (file.toString().indexOf(';') >= 0) {
            // What follows would be read as a setting.
            throw unusable(home, "its name has a semicolon", null);
        }
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:file:" + file + SETTINGS, "sa", "");
        try {
            migrate(home, pool);
            return new Catalog(home, pool);
        } catch (FlywayException e) {
            pool.dispose();
            throw unusable(
                    home, String.valueOf(e.getMessage()).lines().findFirst().orElse(""), e);
        } catch (RuntimeException e) {
            pool.dispose();
            throw e;
        }
    }

    /** The journal of its queue; closing that closes the database. */
    public JobJournal jobs() {
        return new JobTable(this);
    }

    /** The titles of its library; closing them closes the database. */
    public TitleShelf titles() {
        return new TitleTable(this);
    }

    /** How much is in it. */
    public record Counts(long titles, long jobs) {}

    public Counts counts() {
        return with(handle -> new Counts(
                handle.createQuery("select count(*) from title")
                        .mapTo(Long.class)
                        .one(),
                handle.createQuery("select count(*) from job").mapTo(Long.class).one()));
    }

    /**
     * Writes all of it, as it is at one instant, into a zip of H2's own; others go on with it meanwhile. Fails with DATA_UNUSABLE.
     *
     * @param zip is not there yet
     */
    public void backup(Path zip) {
        with(handle -> handle.execute("backup to ?", zip.toAbsolutePath().toString()));
    }

    /**
     * Looks something up. Fails with DATA_UNUSABLE.
     *
     * @throws CancellationException where it was closed: who still asks then is not waited for by anybody
     */
    <T> T with(Function<Handle, T> query) {
        try {
            return jdbi.withHandle(query::apply);
        } catch (IllegalStateException e) {
            if (closed) {
                throw new CancellationException("the catalog is closed");
            }
            throw e;
        } catch (JdbiException e) {
            throw unusable(home, String.valueOf(e.getMessage()), e);
        }
    }

    /** Changes something, all or nothing; it is on the disk afterwards. Fails with DATA_UNUSABLE. */
    <T> T change(Function<Handle, T> change) {
        return with(handle -> {
            T result = handle.inTransaction(change::apply);
            // WRITE_DELAY=0 brings what was committed to the operating system only.
            handle.execute("checkpoint sync");
            return result;
        });
    }

    /** The database closes with its last connection. */
    @Override
    public void close() {
        closed = true;
        pool.dispose();
    }

    /** As most starts find it: Flyway, which takes half a second to come to the same result, is then not asked. */
    private static boolean isCurrent(JdbcConnectionPool pool) {
        try (Connection connection = pool.getConnection();
                Statement asking = connection.createStatement();
                ResultSet found = asking.executeQuery(
                        "select \"version\", \"success\" from \"flyway_schema_history\" order by \"installed_rank\" desc limit 1")) {
            return found.next() && NEWEST.equals(found.getString(1)) && found.getBoolean(2);
        } catch (SQLException e) {
            // There is no such table yet, or the database cannot be used, which Flyway will tell.
            return false;
        }
    }

    private static void migrate(Path home, JdbcConnectionPool pool) {
        if (isCurrent(pool)) {
            return;
        }
        Flyway flyway = Flyway.configure()
                .dataSource(pool)
                .locations(MIGRATIONS)
                .loggers("slf4j")
                .load();
        for (MigrationInfo migration : flyway.info().all()) {
            if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
                throw unusable(home, "a newer Ladderworks has used it (version " + migration.getVersion() + ")", null);
            }
        }
        flyway.migrate();
    }

    private static UsageException unusable(Path home, String why, @org.jspecify.annotations.Nullable Throwable cause) {
        return new UsageException(
                ErrorCode.DATA_UNUSABLE,
                "the data folder " + home + " cannot be used: " + why,
                "Use the newest Ladderworks, or name another folder with LADDERWORKS_HOME.",
                cause);
    }
}
