package org.ladderworks.app.ui.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.ladder.RungLine;

/** Two presets beside each other. */
class RungRowTest {
    private static List<RungLine> rungs(int... heights) {
        StringBuilder json = new StringBuilder();
        for (int height : heights) {
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"width\": 1000, \"height\": %d, \"kilobits\": %d}".formatted(height, height * 3));
        }
        return RungLine.of(PresetFragment.parse("{\"ladder\": {\"rungs\": [" + json + "]}}"));
    }

    private static List<String> shown(List<RungRow> rows) {
        return rows.stream()
                .map(row -> row.own().map(rung -> "" + rung.height()).orElse("-") + "/"
                        + row.other().map(rung -> "" + rung.height()).orElse("-"))
                .toList();
    }

    @Test
    @DisplayName("rungs of one height share a line, the rest lie between by height, and none is lost")
    void beside() {
        assertThat(shown(RungRow.of(rungs(1080, 720, 360), rungs(2160, 1080, 480, 360, 240))))
                .containsExactly("-/2160", "1080/1080", "720/-", "-/480", "360/360", "-/240");
        assertThat(shown(RungRow.of(rungs(1080, 1080), rungs(1080)))).containsExactly("1080/1080", "1080/-");
        assertThat(shown(RungRow.of(rungs(720), List.of()))).containsExactly("720/-");
    }
}
