package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.tool.ToolResult;

/** What an operator is told of a tool that failed. */
class ToolFailureTest {
    private static final List<String> LINES =
            List.of("[info] Input #0", "[error] first", "[error] second", "[fatal] third");

    @ParameterizedTest
    @CsvSource({"1, false, failed (exit code 1)", "137, false, was killed (exit code 137)", "137, true, got no further"
    })
    @DisplayName("however it ended, its last three lines are told, with the minutes and the file")
    void lastWords(int exitCode, boolean stoodStill, String how) {
        EngineException failure =
                ToolFailure.of("film.mp4", "at or after 00:01:00.000", new ToolResult(exitCode, LINES, stoodStill));
        assertThat(failure.code()).isEqualTo(ErrorCode.ENCODE_FAILED);
        assertThat(failure)
                .hasMessageContaining(how)
                .hasMessageContaining("at or after 00:01:00.000 of film.mp4")
                .hasMessageEndingWith(": [error] first | [error] second | [fatal] third");
    }

    @Test
    @DisplayName("of very long lines the end is told; a tool that said nothing has no last words")
    void bounded() {
        ToolResult endless = new ToolResult(1, List.of("x".repeat(100_000) + " the reason"), false);
        assertThat(endless.lastWords()).hasSizeLessThan(700).endsWith("the reason");
        assertThat(ToolFailure.of("film.mp4", "at the end", new ToolResult(1, List.of(), false)))
                .hasMessage("FFmpeg failed (exit code 1) at the end of film.mp4");
    }
}
