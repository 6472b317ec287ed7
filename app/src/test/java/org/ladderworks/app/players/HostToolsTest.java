package org.ladderworks.app.players;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** A missing tool skips a test unless the build says that it must be there. */
class HostToolsTest {
    private static final String ABSENT = "ladderworks-tool-that-is-nowhere";

    @Test
    void missingToolSkips() {
        assertThatThrownBy(() -> HostTools.need(ABSENT, false))
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(ABSENT);
    }

    @Test
    void missingToolFailsWhereItIsRequired() {
        assertThatThrownBy(() -> HostTools.need(ABSENT, true))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining(ABSENT);
    }

    @Test
    void theBuildSaysWhetherToolsAreRequired() {
        assertThat(System.getProperty("ladderworks.tools.required")).isIn("true", "false");
    }
}
