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
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
    public void update(QueuedJob job) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("started", job.started().map(JobTable::at).orElse(null));
        columns.put("ended", job.ended().map(JobTable::at).orElse(null));
        columns.put("jobEnd", job.end().map(MAPPER::writeValueAsString).orElse(null));
        catalog.change(handle -> handle.createUpdate("""
                            update job set place = :place, state = :state, held = :held, started = :started,
                                ended = :ended, attempts = :attempts, job_end = :jobEnd
                            where id = :id""")
                .bind("id", job.id())
                .bind("place", job.place())
                .bind("state", job.state().name())
                .bind("held", job.held())
                .bind("attempts", job.attempts())
                .bindMap(columns)
                .execute());
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
