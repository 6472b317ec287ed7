package org.ladderworks.app.ui.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.ui.notice.Notices;
import org.ladderworks.app.ui.work.BackgroundWork;

/** The lines of a long list; what is to be done in the background is done when the test says so. */
class TitleRowsTest {
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<List<Long>> fetched = new ArrayList<>();
    private final TitleRows rows =
            new TitleRows(new BackgroundWork(background::add, Runnable::run, new Notices()), this::fetch);

    private List<Title> fetch(List<Long> ids) {
        fetched.add(ids);
        return ids.stream().map(TitleRowsTest::title).toList();
    }

    private static Title title(long id) {
        return new Title(
                id,
                new TitleDetails("title " + id, "", List.of()),
                "/media/" + id,
                TitleStatus.NEW,
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Long> ids(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private boolean isThere(int line) {
        return rows.get(line).title().get() != null;
    }

    @Test
    void theFirstAreThereWithTheList() {
        rows.show(ids(1_000), List.of(title(1), title(2)));
        assertThat(isThere(0)).isTrue();
        assertThat(isThere(1)).isTrue();
        assertThat(fetched).isEmpty();
    }

    @Test
    void whatWasScrolledPastIsNotFetchedAndWhatIsSeenLastComesNext() {
        rows.show(ids(100_000), List.of());
        for (int line = 0; line < 100_000; line += 1_000) {
            assertThat(isThere(line)).isFalse();
        }
        while (!background.isEmpty()) {
            background.pop().run();
        }
        assertThat(fetched).hasSize(6);
        // The two that were asked for at once, then the newest.
        assertThat(fetched.get(2)).contains(99_001L);
        assertThat(isThere(99_000)).isTrue();
        assertThat(isThere(98_000)).isTrue();
        // What comes into sight again is fetched after all.
        assertThat(isThere(50_000)).isFalse();
        background.pop().run();
        assertThat(isThere(50_000)).isTrue();
    }
}
