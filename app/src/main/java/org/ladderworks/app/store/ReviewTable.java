package org.ladderworks.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.ladderworks.app.library.Remark;
import org.ladderworks.app.library.ReviewShelf;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Verdict;
import org.ladderworks.engine.time.MediaTime;

/** The tables of what is said of titles. */
record ReviewTable(Catalog catalog) implements ReviewShelf {
    private static final Comparator<Remark> BY_MOMENT = Comparator.<Remark, MediaTime>comparing(
                    remark -> remark.words().at())
            .thenComparingLong(Remark::id);

    @Override
    public Remark say(long title, Remark.Words words, Instant now) {
        Instant said = now.truncatedTo(ChronoUnit.MILLIS);
        long id = catalog.change(handle -> handle.createUpdate("""
                        insert into remark (title, ticks, timescale, shown, author, text, said)
                        values (:title, :ticks, :timescale, :shown, :author, :text, :said)""")
                .bind("title", title)
                .bind("ticks", words.at().ticks())
                .bind("timescale", words.at().timescale().ticksPerSecond())
                .bind("shown", words.shown())
                .bind("author", words.author())
                .bind("text", words.text())
                .bind("said", at(said))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new Remark(id, title, words, said);
    }

    @Override
    public void unsay(long remark) {
        catalog.change(handle -> handle.execute("delete from remark where id = ?", remark));
    }

    @Override
    public void restore(Remark remark) {
        catalog.change(handle -> handle.createUpdate("""
                        merge into remark (id, title, ticks, timescale, shown, author, text, said) key (id)
                        values (:id, :title, :ticks, :timescale, :shown, :author, :text, :said)""")
                .bind("id", remark.id())
                .bind("title", remark.title())
                .bind("ticks", remark.words().at().ticks())
                .bind("timescale", remark.words().at().timescale().ticksPerSecond())
                .bind("shown", remark.words().shown())
                .bind("author", remark.words().author())
                .bind("text", remark.words().text())
                .bind("said", at(remark.said()))
                .execute());
    }

    @Override
    public List<Remark> remarks(long title) {
        return catalog.with(
                handle -> handle
                        .createQuery("select * from remark where title = ?")
                        .bind(0, title)
                        .map((row, _) -> remark(row))
                        .stream()
                        .sorted(BY_MOMENT)
                        .toList());
    }

    @Override
    public void judge(Title judged, Verdict verdict) {
        catalog.change(handle -> {
            TitleTable.update(handle, judged);
            return handle.createUpdate("""
                            insert into verdict (title, approved, author, reason, given)
                            values (:title, :approved, :author, :reason, :given)""")
                    .bind("title", judged.id())
                    .bind("approved", verdict.approved())
                    .bind("author", verdict.author())
                    .bind("reason", verdict.reason())
                    .bind("given", at(verdict.given()))
                    .execute();
        });
    }

    @Override
    public void unjudge(Title before) {
        catalog.change(handle -> {
            TitleTable.update(handle, before);
            return handle.execute(
                    "delete from verdict where id = (select max(id) from verdict where title = ?)", before.id());
        });
    }

    @Override
    public List<Verdict> verdicts(long title) {
        return catalog.with(handle -> handle.createQuery("select * from verdict where title = ? order by id desc")
                .bind(0, title)
                .map((row, _) -> new Verdict(
                        row.getBoolean("approved"),
                        row.getString("author"),
                        row.getString("reason"),
                        instant(row, "given")))
                .list());
    }

    private static Remark remark(ResultSet row) throws SQLException {
        return new Remark(
                row.getLong("id"),
                row.getLong("title"),
                new Remark.Words(
                        MediaTime.of(row.getLong("ticks"), row.getLong("timescale")),
                        row.getString("shown"),
                        row.getString("author"),
                        row.getString("text")),
                instant(row, "said"));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
