package org.ladderworks.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.job.JobEvent;
import org.ladderworks.app.job.JobJournal;
import org.ladderworks.app.job.JobState;
import org.ladderworks.app.job.NewJob;
import org.ladderworks.app.job.QueuedJob;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of jobs. */
final class JobTable implements JobJournal {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> PRESETS = new TypeReference<>() {};

    /** Of one job; the older ones go. */
    static final int MOST_EVENTS = 500;

    private final Catalog catalog;

    JobTable(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public QueuedJob add(NewJob job, Instant now) {
        return catalog.change(handle -> {
            long id = handle.createUpdate("""
                            insert into job (place, title, output, job_file, presets, state, held, added, attempts)
                            values ((select coalesce(max(place), 0) + 1 from job),
                                :title, :output, :jobFile, :presets, :state, false, :added, 0)""")
                    .bind("title", job.title())
                    .bind("output", job.output())
                    .bind("jobFile", job.job())
                    .bind("presets", MAPPER.writeValueAsString(job.presets()))
                    .bind("state", JobState.WAITING.name())
                    .bind("added", at(now))
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one();
            insert(handle, id, new JobEvent(now, JobEvent.Kind.ADDED, ""));
            return select(handle, id).orElseThrow();
        });
    }

    @Override
    public List<QueuedJob> all() {
        return catalog.with(handle -> handle.createQuery("select * from job order by place, id")
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public Optional<QueuedJob> find(long id) {
        return catalog.with(handle -> select(handle, id));
    }

    @Override
    public List<QueuedJob> writingTo(String output) {
        return catalog.with(handle -> handle.createQuery("select * from job where output = :output order by place, id")
                .bind("output", output)
                .map((row, context) -> read(row))
                .list());
    }

    @Override
    public long unended() {
        return catalog.with(handle -> handle.createQuery("select count(*) from job where state in (:waiting, :running)")
                .bind("waiting", JobState.WAITING.name())
                .bind("running", JobState.RUNNING.name())
                .mapTo(Long.class)
                .one());
    }

    @Override
    public Optional<QueuedJob> firstWaiting() {
        return catalog.with(handle -> handle.createQuery("""
                        select * from job where state = :waiting and not held
                        order by place, id fetch first 1 row only""")
                .bind("waiting", JobState.WAITING.name())
                .map((row, context) -> read(row))
                .findOne());
    }

    @Override
    public Set<String> outputs() {
        return catalog.with(handle ->
                handle.createQuery("select output from job").mapTo(String.class).set());
    }

    @Override
    public void update(QueuedJob job, JobEvent why) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("started", job.started().map(JobTable::at).orElse(null));
        columns.put("ended", job.ended().map(JobTable::at).orElse(null));
        columns.put("jobEnd", job.end().map(MAPPER::writeValueAsString).orElse(null));
        catalog.change(handle -> {
            handle.createUpdate("""
                            update job set place = :place, state = :state, held = :held, started = :started,
                                ended = :ended, attempts = :attempts, job_end = :jobEnd
                            where id = :id""")
                    .bind("id", job.id())
                    .bind("place", job.place())
                    .bind("state", job.state().name())
                    .bind("held", job.held())
                    .bind("attempts", job.attempts())
                    .bindMap(columns)
                    .execute();
            return insert(handle, job.id(), why);
        });
    }

    @Override
    public void rewrite(long id, NewJob job, JobEvent why) {
        catalog.change(handle -> {
            handle.createUpdate("""
                            update job set title = :title, output = :output, job_file = :jobFile, presets = :presets
                            where id = :id""")
                    .bind("id", id)
                    .bind("title", job.title())
                    .bind("output", job.output())
                    .bind("jobFile", job.job())
                    .bind("presets", MAPPER.writeValueAsString(job.presets()))
                    .execute();
            return insert(handle, id, why);
        });
    }

    @Override
    public void place(Map<Long, Long> places) {
        catalog.change(handle -> {
            PreparedBatch batch = handle.prepareBatch("update job set place = :place where id = :id");
            places.forEach(
                    (id, place) -> batch.bind("id", id).bind("place", place).add());
            return batch.execute();
        });
    }

    @Override
    public void log(long id, JobEvent event) {
        catalog.change(handle -> insert(handle, id, event));
    }

    private static int insert(Handle handle, long id, JobEvent event) {
        int kept = handle.createUpdate("""
                        insert into job_event (job, happened, kind, said)
                        select id, :happened, :kind, :said from job where id = :job""")
                .bind("job", id)
                .bind("happened", at(event.at()))
                .bind("kind", event.kind().name())
                .bind("said", event.said())
                .execute();
        handle.createUpdate("""
                        delete from job_event where job = :job and id <= (
                            select id from job_event where job = :job
                            order by id desc offset :most rows fetch next 1 row only)""").bind("job", id).bind("most", MOST_EVENTS).execute();
        return kept;
    }

    @Override
    public List<JobEvent> log(long id) {
        return catalog.with(handle -> handle.createQuery(
                        "select happened, kind, said from job_event where job = :job order by id")
                .bind("job", id)
                .map((row, context) -> new JobEvent(
                        instant(row, "happened").orElseThrow(),
                        JobEvent.Kind.valueOf(row.getString("kind")),
                        row.getString("said")))
                .list());
    }

    @Override
    public boolean isHalted() {
        return catalog.with(handle -> handle.createQuery("select halted from queue")
                .mapTo(Boolean.class)
                .one());
    }

    @Override
    public void halt(boolean halted) {
        catalog.change(handle -> handle.execute("update queue set halted = ?", halted));
    }

    @Override
    public void remove(long id) {
        catalog.change(handle -> handle.execute("delete from job where id = ?", id));
    }

    @Override
    public void close() {
        catalog.close();
    }

    private static Optional<QueuedJob> select(Handle handle, long id) {
        return handle.createQuery("select * from job where id = :id")
                .bind("id", id)
                .map((row, context) -> read(row))
                .findOne();
    }

    private static QueuedJob read(ResultSet row) throws SQLException {
        @Nullable String end = row.getString("job_end");
        return new QueuedJob(
                row.getLong("id"),
                row.getLong("place"),
                new NewJob(
                        row.getString("title"),
                        row.getString("output"),
                        row.getString("job_file"),
                        MAPPER.readValue(row.getString("presets"), PRESETS)),
                JobState.valueOf(row.getString("state")),
                row.getBoolean("held"),
                instant(row, "added").orElseThrow(),
                instant(row, "started"),
                instant(row, "ended"),
                row.getInt("attempts"),
                Optional.ofNullable(end).map(text -> MAPPER.readValue(text, QueuedJob.End.class)));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
