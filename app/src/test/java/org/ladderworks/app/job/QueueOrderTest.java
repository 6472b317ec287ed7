package org.ladderworks.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From one order of waiting jobs to another. */
class QueueOrderTest {
    private static final List<Long> NOW = List.of(1L, 2L, 3L, 4L, 5L);

    @Test
    void someAreMovedTogetherInTheirOrder() {
        assertThat(QueueOrder.moved(NOW, List.of(5L, 2L), Optional.of(1L))).containsExactly(2L, 5L, 1L, 3L, 4L);
        assertThat(QueueOrder.moved(NOW, List.of(1L, 3L), Optional.of(5L))).containsExactly(2L, 4L, 1L, 3L, 5L);
        assertThat(QueueOrder.moved(NOW, List.of(1L, 2L), Optional.empty())).containsExactly(3L, 4L, 5L, 1L, 2L);
        assertThat(QueueOrder.moved(NOW, List.of(9L), Optional.of(1L))).isEqualTo(NOW);
        assertThat(QueueOrder.moved(NOW, List.of(2L), Optional.of(9L))).containsExactly(1L, 3L, 4L, 5L, 2L);
    }

    @Test
    void beforeOneThatIsMovedItselfIsBeforeTheNextThatIsNot() {
        assertThat(QueueOrder.moved(NOW, List.of(2L, 3L, 5L), Optional.of(2L))).containsExactly(1L, 2L, 3L, 5L, 4L);
        assertThat(QueueOrder.moved(NOW, List.of(1L, 5L), Optional.of(5L))).containsExactly(2L, 3L, 4L, 1L, 5L);
    }

    @Test
    void firstIsBeforeAllOthers() {
        assertThat(QueueOrder.first(NOW, List.of(1L, 4L))).containsExactly(1L, 4L, 2L, 3L, 5L);
        assertThat(QueueOrder.first(List.of(), List.of(1L))).isEmpty();
    }

    @Test
    void upAndDownByOnePlaceAndNotOverTheEnd() {
        assertThat(QueueOrder.up(NOW, List.of(2L, 3L))).containsExactly(2L, 3L, 1L, 4L, 5L);
        assertThat(QueueOrder.up(NOW, List.of(1L, 2L, 5L))).containsExactly(1L, 2L, 3L, 5L, 4L);
        assertThat(QueueOrder.down(NOW, List.of(2L, 3L))).containsExactly(1L, 4L, 2L, 3L, 5L);
        assertThat(QueueOrder.down(NOW, List.of(5L, 1L))).containsExactly(2L, 1L, 3L, 4L, 5L);
    }

    @Test
    void anOrderFromBeforeTakesInWhatCameAndLosesWhatWent() {
        assertThat(QueueOrder.like(List.of(3L, 1L, 2L), List.of(1L, 2L, 4L))).containsExactly(1L, 2L, 4L);
        assertThat(QueueOrder.like(List.of(2L, 1L), List.of(1L, 2L, 4L))).containsExactly(2L, 1L, 4L);
    }
}
