package org.ladderworks.publish.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

class EdgeSettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a;}",
                "a b",
                "$host",
                "a\"b",
                "a\nb",
                "a{",
                "a'b",
                "a\\b",
                "a#b",
                "\u0000",
                "..",
                "a%b",
                "~ a",
                "ü",
                "a\u202eb"
            })
    @DisplayName("what would end a directive or begin another is refused everywhere")
    void injected(String text) {
        Origin origin = Edges.origin();
        refused(() -> EdgeSettings.open(text, origin));
        refused(() -> new Origin(origin.server(), "/" + text, Optional.empty()));
        refused(() -> new Origin(origin.server(), "", Optional.of(text)));
        refused(() -> new TlsFiles("/" + text, "/key"));
        refused(() -> new TlsFiles("/certificate", "/" + text));
        refused(() -> new EdgeMachine(List.of(text), 8099, "/cache", "/log"));
        refused(() -> new EdgeMachine(List.of("80"), 8099, "/" + text, "/log"));
        refused(() -> new EdgeMachine(List.of("80"), 8099, "/cache", "/" + text));
        refused(() -> Edges.withCors(List.of("https://" + text)));
        refused(() -> Edges.withSecret("/" + text));
        refused(() -> new CloudFrontSettings(text, Optional.empty(), Optional.empty(), false));
        refused(() -> new CloudFrontSettings("a", Optional.of(text), Optional.empty(), false));
        refused(() -> new CloudFrontSettings("a", Optional.empty(), Optional.of(text), false));
        refused(() -> new BucketReader.Distribution(text));
        refused(() -> new BucketReader.Addresses(List.of(text)));
    }

    @Test
    @DisplayName("an origin is a server without a path, and a password in it is not repeated")
    void origins() {
        for (String address : List.of(
                "ftp://a.example",
                "https://a.example/path",
                "https://a.example?x",
                "https:///",
                "mailto:a@b",
                "a",
                "//a.example")) {
            refused(() -> new Origin(URI.create(address), "", Optional.empty()));
        }
        assertThatThrownBy(() -> new Origin(URI.create("https://me:hidden@a.example"), "", Optional.empty()))
                .isInstanceOf(PublishException.class)
                .hasMessageNotContaining("hidden");
        refused(() -> new Origin(URI.create("https://a.example"), "/a/", Optional.empty()));
        refused(() -> new Origin(URI.create("https://a.example"), "/a/../b", Optional.empty()));
        refused(() -> new Origin(URI.create("https://a.example:70000"), "", Optional.empty()));
        assertThat(new Origin(URI.create("https://b.s3.eu-central-1.amazonaws.com"), "/a", Optional.empty())
                        .isBucketOfAws())
                .isTrue();
        assertThat(new Origin(URI.create("https://s3.eu-central-1.amazonaws.com"), "/b", Optional.empty())
                        .isBucketOfAws())
                .isFalse();
    }

    @Test
    @DisplayName("sizes, ports and lists have bounds")
    void bounds() {
        refused(() -> Edges.withCors(List.of()));
        refused(() -> Edges.withCors(List.of("*", "https://a.example")));
        refused(() -> Edges.withCache(1));
        refused(() -> Edges.withCache(Long.MAX_VALUE));
        refused(() -> new EdgeMachine(List.of("70000"), 8099, "/cache", "/log"));
        refused(() -> new EdgeMachine(List.of("80"), 0, "/cache", "/log"));
        refused(() -> new BucketReader.Addresses(List.of("0.0.0.0/0")));
        assertThatCode(() -> new EdgeMachine(List.of("80", "[::]:80", "192.0.2.1:8080"), 8099, "/cache", "/log"))
                .doesNotThrowAnyException();
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EDGE_SETTINGS_INVALID));
    }
}
