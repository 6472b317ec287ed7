package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.testing.Golden;

class ConfigDiffTest {
    private static final EdgeFile EDGE = NginxEdge.file(Edges.guarded(), CacheRules.standard());

    @Test
    @DisplayName("what changes is shown with what stands around it, and nothing where nothing does")
    void changed() {
        EdgeFile other =
                NginxEdge.file(Edges.guarded(), CacheRules.standard().withManifestTime(Duration.ofSeconds(10)));
        Golden.check("edge/nginx-manifest-time.diff", ConfigDiff.of(EDGE.text(), other));
        assertThat(ConfigDiff.of(EDGE.text(), EDGE)).isEmpty();
    }

    @Test
    @DisplayName("a bucket's rules, as it prints them, against what it should have")
    void bucket() {
        String present = """
                {"CORSRules":[{"ID":"uploads","AllowedMethods":["PUT"],"AllowedOrigins":["https://upload.example.com"]}]}
                """;
        BucketScope scope = new BucketScope("titles", "");
        EdgeFile made =
                BucketFiles.cors(scope, BucketRules.cors(scope, Edges.guarded().corsOrigins()), present);
        Golden.check("edge/bucket-cors.diff", ConfigDiff.of(BucketFiles.presentText(present), made));
        assertThat(ConfigDiff.of(BucketFiles.presentText(made.text()), made)).isEmpty();
        assertThat(BucketFiles.presentText("")).isEmpty();
    }

    @Test
    @DisplayName("a new file is all new")
    void fresh() {
        EdgeFile made = new EdgeFile("a.json", "{\n}\n");
        assertThat(ConfigDiff.of("", made)).isEqualTo("--- /dev/null\n+++ made/a.json\n@@ -0,0 +1,2 @@\n+{\n+}\n");
    }

    @Test
    @DisplayName("what is there commands no terminal, and is not compared for hours")
    void hostile() {
        EdgeFile made = new EdgeFile("a.json", "{\n}\n");
        assertThat(ConfigDiff.of("\u001b[2J\u202e{\n", made))
                .contains("-?[2J?{")
                .doesNotContain("\u001b");
        assertThatThrownBy(() -> ConfigDiff.of("x\n".repeat(20_001), made)).isInstanceOf(PublishException.class);
    }
}
