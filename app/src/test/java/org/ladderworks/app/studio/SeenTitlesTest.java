package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleShelf;
import org.ladderworks.app.store.Catalog;

/** A long list of titles is not read anew for each change. */
class SeenTitlesTest {
    private static final int MANY = 700;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path home;

    private final AtomicInteger read = new AtomicInteger();

    /** Counts the titles that are read for a list. */
    private TitleShelf counting(TitleShelf shelf) {
        return (TitleShelf) Proxy.newProxyInstance(
                TitleShelf.class.getClassLoader(), new Class<?>[] {TitleShelf.class}, (_, method, arguments) -> {
                    Object answer = method.invoke(shelf, arguments);
                    if (method.getName().equals("titles") && answer instanceof Collection<?> titles) {
                        read.addAndGet(titles.size());
                    }
                    return answer;
                });
    }

    private static List<NewTitle> films(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new NewTitle(
                        new TitleDetails("Film " + number, "", List.of()), "/m/" + number + ".mov", Optional.empty()))
                .toList();
    }

    @Test
    @DisplayName("what did not change is not read again; what changed, came or went is as it is now")
    void reads() {
        try (Library library = new Library(counting(Catalog.open(home).titles()), InstantSource.system())) {
            List<Title> all = library.add(films(MANY));
            SeenTitles seen = new SeenTitles(library);
            assertThat(seen.find(TitleQuery.ALL)).hasSize(MANY);
            assertThat(read.getAndSet(0)).isEqualTo(MANY);
            assertThat(seen.find(TitleQuery.ALL)).hasSize(MANY);
            assertThat(read.getAndSet(0)).isZero();
            Title one = all.get(17);
            library.edit(List.of(one.id()), (title, at) -> title.with(new TitleDetails("Another", "", List.of()), at));
            library.remove(List.of(all.getFirst().id()));
            Title added = library.add(films(1)).getFirst();
            read.set(0);
            List<Title> now = seen.find(TitleQuery.ALL);
            assertThat(read).hasValueLessThanOrEqualTo(2);
            assertThat(now).hasSize(MANY).contains(added).doesNotContain(all.getFirst());
            assertThat(now.stream().filter(title -> title.id() == one.id()))
                    .extracting(title -> title.details().name())
                    .containsExactly("Another");
        }
    }
}
