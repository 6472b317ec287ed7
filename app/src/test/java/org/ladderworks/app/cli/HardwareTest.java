package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.HardwareEncoder;
import org.ladderworks.engine.error.ErrorCode;
import tools.jackson.databind.JsonNode;

/** What the command line says of hardware encoders. */
class HardwareTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("doctor tells of each hardware encoder whether it works here, or why not, on one line")
    void doctor() {
        Cli run = Cli.run("doctor", "--json");
        Map<String, JsonNode> findings = new TreeMap<>();
        run.succeeds()
                .path("findings")
                .forEach(finding -> findings.put(finding.path("what").asString(""), finding));
        List<String> words = Cli.run("doctor").out().lines().toList();
        for (HardwareEncoder encoder : HardwareEncoder.values()) {
            JsonNode finding = findings.get(encoder.title());
            assertThat(finding).as(encoder.title()).isNotNull();
            assertThat(finding.path("state").asString("")).isIn("present", "absent");
            assertThat(finding.path("detail").asString("")).isNotBlank().doesNotContain("0x", "[");
            String word = finding.path("state").asString("").equals("present") ? "ok" : "not here";
            assertThat(words)
                    .filteredOn(line -> line.contains(" " + encoder.title() + " "))
                    .singleElement()
                    .asString()
                    .startsWith(word);
        }
    }

    @Test
    @DisplayName("a named encoder that this system cannot have loses no job: it is encoded in software, and told")
    void named() {
        Path clip = Media.clip(folder.resolve("clip.mp4"), 1);
        String foreign = System.getProperty("os.name", "").startsWith("Mac") ? "vaapi" : "videotoolbox";
        JsonNode result =
                Cli.encode(clip, folder.resolve("out"), "--hardware", foreign).succeeds();
        assertThat(result.path("notes").toString()).contains("H.264 is encoded in software; ", ": only on ");
        Cli.encode(clip, folder.resolve("other"), "--hardware", "cuda").failsWith(ErrorCode.BAD_USAGE, "NVENC");
    }
}
