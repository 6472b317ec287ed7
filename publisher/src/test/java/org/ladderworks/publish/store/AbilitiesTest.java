package org.ladderworks.publish.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbilitiesTest {
    private static final Abilities.Parts PARTS = new Abilities.Parts(16 << 20, 10_000);

    @ParameterizedTest
    @ValueSource(longs = {1, 16 << 20, 160_000L << 20, (160_000L << 20) + 1, 5_000_000L << 20, 19_000_000L << 20})
    void noObjectHasMorePartsThanItMay(long bytes) {
        assertThat(PARTS.count(bytes)).isBetween(1L, 10_000L);
        assertThat(PARTS.sizeFor(bytes) * PARTS.count(bytes)).isGreaterThanOrEqualTo(bytes);
        assertThat(PARTS.sizeFor(bytes) % (1 << 20)).isZero();
    }

    @Test
    void onlyWhatNeedsLargerPartsHasThem() {
        assertThat(PARTS.sizeFor(160_000L << 20)).isEqualTo(16 << 20);
        assertThat(PARTS.sizeFor((160_000L << 20) + 1)).isEqualTo(17 << 20);
    }

    @Test
    void whatNoStoreTakesIsRefused() {
        assertThatThrownBy(() -> PARTS.sizeFor(Long.MAX_VALUE / 2)).isInstanceOf(IllegalArgumentException.class);
    }
}
