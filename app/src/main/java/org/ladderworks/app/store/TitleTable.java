package org.ladderworks.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.ReviewShelf;
import org.ladderworks.app.library.SearchWords;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleShelf;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.library.Trouble;
import tools.jackson.databind.json.JsonMapper;

/** The tables of titles, their tags and their words. */
final class TitleTable implements TitleShelf {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    /** Behind every word that begins so. */
    private static final char LAST = '\uffff';

    private static final int AT_ONCE = 500;

    /** Each is a query of its own; nobody types more. */
    private static final int MOST_WORDS = 16;

    private final Catalog catalog;

    TitleTable(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public List<Title> add(List<NewTitle> titles, Instant now) {
        return catalog.change(
                handle -> titles.stream().map(title -> add(handle, title, now)).toList());
    }

    private static Title add(Handle handle, NewTitle title, Instant now) {
        long id = handle.createUpdate("""
                        insert into title (name, sort_name, description, source, status, added, changed, duration_millis, facts)
                        values (:name, :sortName, :description, :source, :status, :added, :added, :duration, :facts)""")
                .bindMap(described(title.details(), title.facts()))
                .bind("source", title.source())
                .bind("status", TitleStatus.NEW.name())
                .bind("added", at(now))
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one();
        keepWords(handle, id, title.details(), title.source());
        keepUnprobed(handle, id, title.facts().isEmpty());
        return select(handle, List.of(id)).getFirst();
    }

    @Override
    public Optional<Title> find(long id) {
        return titles(List.of(id)).stream().findFirst();
    }

    @Override
    public void update(List<Title> titles) {
        catalog.change(handle -> {
            titles.forEach(title -> update(handle, title));
            return titles.size();
        });
    }

    static void update(Handle handle, Title title) {
        int found = handle.createUpdate("""
                        update title set name = :name, sort_name = :sortName, description = :description,
                            status = :status, changed = :changed, duration_millis = :duration, facts = :facts,
                            trouble = :trouble, making = :making, folder = :folder
                        where id = :id""").bindMap(columns(title)).execute();
        if (found > 0) {
            handle.execute("delete from title_tag where title = ?", title.id());
            handle.execute("delete from title_word where title = ?", title.id());
            keepWords(handle, title.id(), title.details(), title.source());
            keepUnprobed(handle, title.id(), isUnprobed(title));
        }
    }

    @Override
    public void restore(List<Title> titles) {
        catalog.change(handle -> {
            for (Title title : titles) {
                if (select(handle, List.of(title.id())).isEmpty()) {
                    handle.createUpdate("""
                                    insert into title (id, name, sort_name, description, source, status, added, changed,
                                        duration_millis, facts, trouble, making, folder)
                                    values (:id, :name, :sortName, :description, :source, :status, :added, :changed,
                                        :duration, :facts, :trouble, :making, :folder)""")
                            .bindMap(columns(title))
                            .bind("source", title.source())
                            .bind("added", at(title.added()))
                            .execute();
                    keepWords(handle, title.id(), title.details(), title.source());
                    keepUnprobed(handle, title.id(), isUnprobed(title));
                }
            }
            return titles.size();
        });
    }

    private static Map<String, @Nullable Object> columns(Title title) {
        Map<String, @Nullable Object> columns = described(title.details(), title.facts());
        columns.put("id", title.id());
        columns.put("status", title.status().name());
        columns.put("changed", at(title.changed()));
        columns.put("trouble", title.trouble().map(MAPPER::writeValueAsString).orElse(null));
        columns.put("folder", title.making().map(Making::folder).orElse(null));
        columns.put("making", title.making().map(MAPPER::writeValueAsString).orElse(null));
        return columns;
    }

    private static Map<String, @Nullable Object> described(TitleDetails details, Optional<SourceFacts> facts) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("name", details.name());
        columns.put("sortName", SearchWords.folded(details.name()));
        columns.put("description", details.description());
        columns.put(
                "duration",
                facts.flatMap(SourceFacts::duration).map(Duration::toMillis).orElse(null));
        columns.put("facts", facts.map(MAPPER::writeValueAsString).orElse(null));
        return columns;
    }

    private static void keepWords(Handle handle, long id, TitleDetails details, String source) {
        batch(
                handle,
                "insert into title_tag (title, tag) values (?, ?)",
                details.tags().stream().map(tag -> new Object[] {id, tag}).toList());
        batch(
                handle,
                "insert into title_word (word, title) values (?, ?)",
                SearchWords.of(details, source).stream()
                        .map(word -> new Object[] {word, id})
                        .toList());
    }

    private static boolean isUnprobed(Title title) {
        return title.facts().isEmpty() && title.trouble().isEmpty();
    }

    private static void keepUnprobed(Handle handle, long id, boolean unprobed) {
        handle.execute(
                unprobed
                        ? "merge into title_unprobed (title) key (title) values (?)"
                        : "delete from title_unprobed where title = ?",
                id);
    }

    private static void batch(Handle handle, String sql, List<Object[]> rows) {
        if (!rows.isEmpty()) {
            PreparedBatch batch = handle.prepareBatch(sql);
            rows.forEach(batch::add);
            var _ = batch.execute();
        }
    }

    @Override
    public void remove(List<Long> ids) {
        catalog.change(handle -> {
            batch(
                    handle,
                    "delete from title where id = ?",
                    ids.stream().map(id -> new Object[] {id}).toList());
            return ids.size();
        });
    }

    @Override
    public List<Long> ids(TitleQuery query) {
        List<String> conditions = new ArrayList<>();
        Map<String, Object> values = new HashMap<>();
        for (String word :
                SearchWords.of(query.words()).stream().limit(MOST_WORDS).toList()) {
            String name = "word" + conditions.size();
            conditions.add(
                    "id in (select title from title_word where word >= :" + name + " and word < :" + name + "End)");
            values.put(name, word);
            values.put(name + "End", word + LAST);
        }
        for (String tag : query.tags()) {
            String name = "tag" + conditions.size();
            conditions.add("id in (select title from title_tag where tag = :" + name + ")");
            values.put(name, tag);
        }
        if (!query.statuses().isEmpty()) {
            // Names of an enum: nothing of them comes from outside.
            conditions.add("status in ('"
                    + String.join(
                            "', '",
                            query.statuses().stream().map(Enum::name).sorted().toList()) + "')");
        }
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        String direction = query.descending() ? " desc" : " asc";
        String sql = "select id from title" + where + " order by " + column(query.order()) + direction
                + (query.order() == TitleQuery.Order.DURATION ? " nulls last" : "") + ", id" + direction;
        return catalog.with(handle -> {
            Query asked = handle.createQuery(sql);
            values.forEach(asked::bind);
            return asked.mapTo(Long.class).list();
        });
    }

    private static String column(TitleQuery.Order order) {
        return switch (order) {
            case NAME -> "sort_name";
            case ADDED -> "added";
            case CHANGED -> "changed";
            case STATUS -> "status";
            case DURATION -> "duration_millis";
        };
    }

    @Override
    public List<Title> titles(List<Long> ids) {
        return catalog.with(handle -> {
            List<Title> found = new ArrayList<>();
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                found.addAll(select(handle, ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
            }
            return found;
        });
    }

    private static List<Title> select(Handle handle, List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, List<String>> tags = new HashMap<>();
        handle.createQuery("select title, tag from title_tag where title in (<ids>) order by tag")
                .bindList("ids", ids)
                .map((row, context) -> Map.entry(row.getLong("title"), row.getString("tag")))
                .forEach(entry -> tags.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>())
                        .add(entry.getValue()));
        Map<Long, Title> found = new HashMap<>();
        handle.createQuery("select * from title where id in (<ids>)")
                .bindList("ids", ids)
                .map((row, context) -> read(row, tags))
                .forEach(title -> found.put(title.id(), title));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static Title read(ResultSet row, Map<Long, List<String>> tags) throws SQLException {
        long id = row.getLong("id");
        return new Title(
                id,
                new TitleDetails(row.getString("name"), row.getString("description"), tags.getOrDefault(id, List.of())),
                row.getString("source"),
                TitleStatus.valueOf(row.getString("status")),
                instant(row, "added"),
                instant(row, "changed"),
                json(row, "facts", SourceFacts.class),
                json(row, "trouble", Trouble.class),
                json(row, "making", Making.class));
    }

    private static <T> Optional<T> json(ResultSet row, String column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> MAPPER.readValue(text, type));
    }

    @Override
    public Set<String> known(Collection<String> sources) {
        List<String> all = List.copyOf(sources);
        return catalog.with(handle -> {
            Set<String> found = new HashSet<>();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                handle.createQuery("select source from title where source in (<sources>)")
                        .bindList("sources", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                        .mapTo(String.class)
                        .forEach(found::add);
            }
            return found;
        });
    }

    @Override
    public List<Title> from(Collection<String> sources) {
        return where("source", sources);
    }

    @Override
    public List<Title> madeIn(Collection<String> folders) {
        return where("folder", folders);
    }

    @Override
    public Map<String, Long> folders() {
        return catalog.with(handle -> {
            Map<String, Long> all = new HashMap<>();
            handle.createQuery("select folder, id from title where folder is not null order by id")
                    .map((row, context) -> Map.entry(row.getString("folder"), row.getLong("id")))
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            return all;
        });
    }

    /** @param column a name of this class alone */
    private List<Title> where(String column, Collection<String> values) {
        List<String> all = List.copyOf(values);
        return catalog.with(handle -> {
            List<Title> found = new ArrayList<>();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<Long> ids = handle.createQuery(
                                "select id from title where " + column + " in (<values>) order by id")
                        .bindList("values", all.subList(from, Math.min(all.size(), from + AT_ONCE)))
                        .mapTo(Long.class)
                        .list();
                for (int at = 0; at < ids.size(); at += AT_ONCE) {
                    found.addAll(select(handle, ids.subList(at, Math.min(ids.size(), at + AT_ONCE))));
                }
            }
            return found;
        });
    }

    @Override
    public List<Long> unprobed() {
        return catalog.with(handle -> handle.createQuery("select title from title_unprobed order by title")
                .mapTo(Long.class)
                .list());
    }

    @Override
    public List<Title> in(TitleStatus status) {
        return titles(ids(TitleQuery.ALL.of(Set.of(status))));
    }

    @Override
    public Map<String, Long> tags() {
        return catalog.with(handle -> {
            Map<String, Long> all = new LinkedHashMap<>();
            handle.createQuery("select tag, count(*) as titles from title_tag group by tag order by tag")
                    .map((row, context) -> Map.entry(row.getString("tag"), row.getLong("titles")))
                    .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            return all;
        });
    }

    @Override
    public ReviewShelf reviews() {
        return new ReviewTable(catalog);
    }

    @Override
    public void close() {
        catalog.close();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
