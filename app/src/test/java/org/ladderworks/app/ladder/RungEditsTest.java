package org.ladderworks.app.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.jobfile.Problem;

/** Changes of rungs, one by one. */
class RungEditsTest {
    private static final String TUNED = "{\"presets\": [\"web-h264\", \"web-hevc\"], \"overrides\": [{\"height\": 360,"
            + " \"tune\": \"animation\", \"maxKilobits\": 1000, \"x264-params\": \"aq-mode=3\"}],"
            + " \"families\": {\"hevc\": {\"tenBit\": true}}}";

    @Test
    @DisplayName("a preset that builds upon others means the same with its rungs in full")
    void inFull() {
        String json =
                "{\"version\": 1, \"ladder\": %s, \"audio\": {\"kilobits\": 96, \"surround\": true}}".formatted(TUNED);
        PresetFragment named = PresetFragment.parse(json);
        assertThat(named.problems()).isEmpty();
        PresetFragment full = PresetFragment.parse(named.inFull().toJson());
        assertThat(full.problems()).isEmpty();
        assertThat(full.tree().path("ladder").has("presets")).isFalse();
        assertThat(full.ladders("x")).isEqualTo(named.ladders("x"));
        assertThat(full.audio()).isEqualTo(named.audio());
        assertThat(full.inFull()).isSameAs(full);
    }

    @Test
    @DisplayName("a number is written, others stay; a field that may be left out is taken away again")
    void written() {
        OpenPreset preset = Written.h264("1920 1080 5000", "640 360 800");
        PresetFragment changed = RungEdits.write(preset.fragment(), 1, RungField.KILOBITS, " 650 ");
        assertThat(changed.problems()).isEmpty();
        assertThat(RungLine.of(changed)).extracting(RungLine::kilobits).containsExactly(5000, 650);
        assertThat(RungLine.of(changed)).extracting(RungLine::peak).containsExactly(7500, 975);
        PresetFragment peak = RungEdits.write(changed, 1, RungField.PEAK, "900");
        assertThat(RungLine.of(peak).get(1).says(RungField.PEAK)).isTrue();
        assertThat(RungEdits.write(peak, 1, RungField.PEAK, "").tree()).isEqualTo(changed.tree());
        assertThat(RungLine.of(RungEdits.write(peak, 0, RungField.CRF, "19,5"))
                        .getFirst()
                        .crf())
                .contains(19.5);
        assertThat(preset.rungs()).extracting(RungLine::kilobits).containsExactly(5000, 800);
    }

    @Test
    @DisplayName("what cannot be is kept as it was written, with the reason of the job file's own check")
    void refused() {
        PresetFragment preset = Written.h264("1920 1080 5000", "640 360 800").fragment();
        PresetFragment words = RungEdits.write(preset, 1, RungField.KILOBITS, "much");
        assertThat(words.problems()).extracting(Problem::path).containsExactly("/ladder/rungs/1/kilobits");
        assertThat(RungLine.of(words).get(1).text(RungField.KILOBITS)).isEqualTo("much");
        assertThat(new OpenPreset(new PresetItem("x", "", PresetItem.Standing.CHANGED), words).ladders())
                .isEmpty();
        assertThat(RungEdits.write(preset, 0, RungField.WIDTH, "9").problems()).hasSize(1);
        assertThat(RungEdits.write(preset, 0, RungField.PEAK, "4000").problems())
                .extracting(Problem::says)
                .singleElement()
                .asString()
                .contains("below the 5000 kb/s");
        assertThat(RungEdits.write(words, 1, RungField.KILOBITS, "700").problems())
                .isEmpty();
    }

    @Test
    @DisplayName("rungs come and go; what is said of a family goes with its last rung")
    void comeAndGo() {
        PresetFragment preset = Written.preset(
                        "{\"presets\": [\"short-clip\", \"web-hdr-hevc\"]}", "{\"kilobits\": 128}")
                .fragment();
        int count = RungLine.of(preset).size();
        PresetFragment more = RungEdits.add(preset, 0);
        assertThat(more.problems()).isEmpty();
        assertThat(RungLine.of(more)).hasSize(count + 1);
        assertThat(RungLine.of(more).get(1).kilobits()).isEqualTo(1680);
        PresetFragment less = preset;
        while (RungLine.of(less).getFirst().family().equals("h264")) {
            less = RungEdits.remove(less, 0);
        }
        assertThat(less.problems()).isEmpty();
        assertThat(less.tree().path("ladder").path("families").propertyNames()).containsExactly("hevc-hdr");
        assertThat(RungLine.of(RungEdits.halve(less, 0, true)).getFirst().halves())
                .isTrue();
        assertThat(RungEdits.describe(less, " Mine ").description()).isEqualTo("Mine");
    }
}
