package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.testing.RealTools;

/** What may be said to an encoder directly, and what not. */
class EncoderParametersTest {
    private final EncoderParameters parameters = EncoderParameters.load();

    @ParameterizedTest
    @CsvSource({"x264,libx264,ultrafast", "x265,libx265,ultrafast", "svtav1,libsvtav1,9"})
    @DisplayName("every parameter that may be set is one that the encoder takes")
    void theEncoderTakesThem(String encoder, String library, String speed) {
        List<String> examples = parameters.examples(encoder);
        assertThat(examples)
                .hasSizeGreaterThan(15)
                .allMatch(one -> parameters.refusal(encoder, one).isEmpty());
        assertThat(said(encoder, library, speed, String.join(":", examples)))
                .doesNotContain("Error parsing", "Unknown");
        assertThat(said(encoder, library, speed, "there-is-none=1")).containsAnyOf("Error parsing", "Unknown");
    }

    private static String said(String encoder, String library, String speed, String value) {
        List<String> line = new ArrayList<>(List.of("-v", "info", "-f", "lavfi", "-i", "color=size=64x64:rate=25"));
        line.addAll(List.of("-frames:v", "3", "-c:v", library, "-preset", speed));
        line.addAll(List.of("-" + encoder + "-params", value, "-f", "null", "-"));
        return RealTools.run(RealTools.bundledFfmpeg(), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x264 keyint=250 grid",
                "x264 scenecut=40 grid",
                "x264 no-scenecut=1 grid",
                "x264 noscenecut=1 grid",
                "x264 open-gop=1 grid",
                "x264 zones=0,10,q=3 grid",
                "x264 threads=4 byte",
                "x264 no-deterministic=1 byte",
                "x264 opencl=1 byte",
                "x264 stats=x files",
                "x264 dump-yuv=x files",
                "x264 qpfile=x files",
                "x264 stitchable=0 headers",
                "x264 crf=20 field of its own",
                "x265 frame-threads=4 byte",
                "x265 no-wpp=1 byte",
                "x265 csv=x files",
                "x265 recon=x files",
                "x265 no-open-gop=1 grid",
                "x265 analysis-save=x grid",
                "x265 repeat-headers=1 headers",
                "svtav1 lp=4 byte",
                "svtav1 keyint=10 grid",
                "svtav1 fgs-table=x files",
                "svtav1 film-grain=8 field of its own",
                "svtav1 superres-mode=1 grid"
            })
    void whatWouldBreakTheTitleIsRefusedWithTheReason(String said) {
        String[] words = said.split(" ", 3);
        assertThat(parameters.refusal(words[0], words[1])).get().asString().contains("cannot be set", words[2]);
    }

    @Test
    void whatIsNotKnownIsRefused() {
        assertThat(parameters.refusal("x264", "aq-mod=1")).get().asString().contains("did you mean \"aq-mode\"?");
        assertThat(parameters.refusal("x264", "aq-mode=strong"))
                .get()
                .asString()
                .contains("give a number");
        assertThat(parameters.refusal("x264", "aq-mode=2")).isEmpty();
        assertThat(parameters.refusal("x264", "psy-rd=0.8,0.2")).isEmpty();
    }
}
