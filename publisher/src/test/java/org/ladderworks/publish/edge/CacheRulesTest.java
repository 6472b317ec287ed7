package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.edge.CacheRule.Kind;
import org.ladderworks.publish.release.CacheTime;

class CacheRulesTest {
    private final CacheRules rules = CacheRules.standard();

    @Test
    @DisplayName("PR-71 what lies in a version is kept as the object itself says")
    void pr71AsStored() {
        for (String path : List.of(
                "master.m3u8",
                "manifest.mpd",
                "video/avc-720p/playlist.m3u8",
                "video/avc-720p/1.m4s",
                "audio/en/init.mp4",
                "text/en.vtt",
                "package.json",
                "release.json",
                "log/1.json",
                "current.json",
                "thumbnails/1.jpg",
                "v/x.ts")) {
            CacheRule rule = rules.of("films/one/v/0123abcd/" + path).orElseThrow();
            assertThat(rule.cacheControl())
                    .as(path)
                    .isEqualTo(CacheTime.of(path).cacheControl());
            assertThat(rule.time()).as(path).isEqualTo(CacheTime.of(path).time());
        }
        assertThat(rules.of(Kind.MANIFEST).time()).isEqualTo(Duration.ofSeconds(60));
        assertThat(rules.of(Kind.MEDIA).time()).isEqualTo(Duration.ofDays(365));
    }

    @Test
    @DisplayName("a title's manifests are replaced, its records never kept, and nothing else is served")
    void besideVersions() {
        assertThat(kind("film/master.m3u8")).contains(Kind.MANIFEST);
        assertThat(kind("film/manifest.mpd")).contains(Kind.MANIFEST);
        assertThat(kind("film/master-ts.m3u8")).contains(Kind.MANIFEST);
        assertThat(kind("film/manifest-cenc.mpd")).contains(Kind.MANIFEST);
        assertThat(kind("film/v/1/en.vtt")).contains(Kind.TEXT);
        assertThat(kind("film/v/1/1.m4s")).contains(Kind.MEDIA);
        assertThat(kind("film/current.json")).contains(Kind.RECORD);
        assertThat(kind("film/lock.json")).contains(Kind.RECORD);
        assertThat(kind("film/log/000042.json")).contains(Kind.RECORD);
        for (String other :
                List.of("raw/1/film.mov", "film/other.m3u8", "master.m3u8", "film/log/names.txt", "film/v/")) {
            assertThat(kind(other)).as(other).isEmpty();
        }
    }

    @Test
    @DisplayName("the time of manifests can be chosen, within reason")
    void chosen() {
        CacheRule manifests = rules.withManifestTime(Duration.ofMillis(2500)).of(Kind.MANIFEST);
        assertThat(manifests.time()).isEqualTo(Duration.ofSeconds(2));
        assertThat(manifests.cacheControl()).isEqualTo("public, max-age=2");
        for (Duration time : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(366))) {
            assertThatThrownBy(() -> rules.withManifestTime(time)).isInstanceOf(PublishException.class);
        }
    }

    private Optional<Kind> kind(String key) {
        return rules.of(key).map(CacheRule::kind);
    }
}
