package org.ladderworks.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.ErrorCode;

/** {@code docs/errors.md} explains every code, in their order, and none that there is not. */
class ErrorsDocumentedTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^### (\\S+) [^\\n]+\\n(.*?)(?=^##|\\z)");

    @Test
    void everyCodeHasItsSectionAndNoSectionIsStale() throws IOException {
        assertThat(sections().keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::label).toList());
    }

    @Test
    void everySectionSaysWhatWhyWhatToDoAndTheExitCode() throws IOException {
        Map<String, String> sections = sections();
        for (ErrorCode code : ErrorCode.values()) {
            assertThat(sections.get(code.label()))
                    .as(code.label())
                    .contains("**Means:** ", "**Why:** ", "**Do:** ", "**Exit code:** " + code.exitCode() + "\n");
        }
    }

    private static Map<String, String> sections() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        String page = Files.readString(Path.of("../docs/errors.md"));
        for (MatchResult section : SECTION.matcher(page).results().toList()) {
            assertThat(sections.put(section.group(1), section.group(2)))
                    .as("a second section " + section.group(1))
                    .isNull();
        }
        return sections;
    }
}
