package org.ladderworks.publish.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.AnsweringServer.Behaviour;
import org.ladderworks.publish.cdn.Cdn.Waiting;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is asked of CloudFront, and what its answers mean, those of bad days too. */
class CloudFrontCdnTest {
    private static final String SECRET = "DoNotTellThisSecretKey";
    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET));
    private static final Invalidation FILM =
            Invalidation.of(PublicTitle.of("https://cdn.example.com/vod", "a film"), "0123abcd 42");
    private static final Pace QUICK =
            new Pace(Duration.ofSeconds(5), 3, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(20));

    private final CloudFrontServer cloudFront = new CloudFrontServer(3);
    private final AnsweringServer server = cloudFront.server();
    private final List<Waiting> told = new ArrayList<>();
    private final List<Cdn> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(Cdn::close);
        cloudFront.close();
    }

    @Test
    @DisplayName("what changes of a title is named, and waited for until all caches have forgotten it")
    void done() {
        invalidate();
        assertThat(cloudFront.taken())
                .hasSize(1)
                .containsValue(List.of(
                        "/vod/a%20film/current.json",
                        "/vod/a%20film/manifest-cenc.mpd",
                        "/vod/a%20film/manifest.mpd",
                        "/vod/a%20film/master-ts.m3u8",
                        "/vod/a%20film/master.m3u8"));
        assertThat(server.asked()).hasSize(4);
        assertThat(told)
                .hasSize(3)
                .allMatch(Waiting::accepted)
                .allMatch(each -> each.trouble().isEmpty());
    }

    @Test
    @DisplayName("asked for again, and after an answer that was lost, it is one invalidation")
    void idempotent() {
        cloudFront.loses(1);
        invalidate();
        invalidate();
        assertThat(cloudFront.taken()).hasSize(1);
        assertThat(told.getFirst()).satisfies(first -> {
            assertThat(first.accepted()).isFalse();
            assertThat(first.trouble()).contains("the connection was broken");
        });
        assertThat(server.asked().stream()
                        .filter(each -> each.method().equals("POST"))
                        .map(AnsweringServer.Asked::body)
                        .distinct())
                .hasSize(1);
        assertThat(Invalidation.of(FILM.paths().reversed(), "0123abcd 42")).isEqualTo(FILM);
        assertThat(Invalidation.of(FILM.paths(), "0123abcd 43").reference()).isNotEqualTo(FILM.reference());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "403, AccessDenied, CDN_RIGHT_MISSING, the right cloudfront:CreateInvalidation on distribution E2EXAMPLE1ABCD is missing",
        "403, Strange code; rm, CDN_RIGHT_MISSING, (HTTP status 403)",
        "403, InvalidClientTokenId, CDN_CREDENTIALS, InvalidClientTokenId",
        "403, SignatureDoesNotMatch, CDN_CREDENTIALS, SignatureDoesNotMatch",
        "403, ExpiredToken, CDN_CREDENTIALS, ExpiredToken",
        "401, '', CDN_CREDENTIALS, HTTP status 401",
        "403, RequestExpired, CDN_REFUSED, the clock of this machine",
        "404, NoSuchDistribution, CDN_REFUSED, knows no distribution E2EXAMPLE1ABCD",
        "400, InvalidArgument, CDN_REFUSED, InvalidArgument",
        "400, InvalidationBatchAlreadyExists, CDN_REFUSED, InvalidationBatchAlreadyExists",
        "302, '', CDN_REFUSED, HTTP status 302"
    })
    @DisplayName("a refusal that will be repeated is told at once, without CloudFront's own words")
    void refusals(int status, String code, ErrorCode expected, String words) {
        server.answers(AnsweringServer.status(status, CloudFrontServer.refusalText(code)));
        fails(expected, words);
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    @DisplayName("a right that CloudFront names is the one that is told")
    void namedRight() {
        server.answers(AnsweringServer.status(
                403,
                CloudFrontServer.refusalText("AccessDenied")
                        .replace("not allowed", "not authorized to perform: cloudfront:Odd on resource: y")));
        fails(ErrorCode.CDN_RIGHT_MISSING, "the right cloudfront:Odd on");
    }

    @Test
    @DisplayName("without the right to ask, what was begun is said to go on")
    void halfTheRights() {
        Behaviour refused = AnsweringServer.status(403, CloudFrontServer.refusalText("AccessDenied"));
        CloudFrontServer created = new CloudFrontServer(1);
        try (created) {
            created.server().answers((each, exchange) -> {
                if (each.method().equals("GET")) {
                    refused.answer(each, exchange);
                } else {
                    AnsweringServer.status(201, "<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>")
                            .answer(each, exchange);
                }
            });
            assertThatThrownBy(() -> cdn(created.server().at("/"), QUICK)
                            .invalidate(FILM, Cdn.Listener.NONE, new Cancellation()))
                    .hasMessageContaining("the right cloudfront:GetInvalidation")
                    .hasMessageContaining("its caches are being told");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException",
        "503, ServiceUnavailable",
        "400, Throttling",
        "400, TooManyInvalidationsInProgress",
        "500, ''"
    })
    @DisplayName("trouble that may pass is waited for, and told; what lasts ends it")
    void trouble(int status, String code) {
        server.answers(2, AnsweringServer.status(status, CloudFrontServer.refusalText(code)));
        invalidate();
        assertThat(cloudFront.taken()).hasSize(1);
        assertThat(told.subList(0, 2))
                .allMatch(each -> each.trouble().orElse("").contains("HTTP status " + status));

        server.answers(AnsweringServer.status(status, CloudFrontServer.refusalText(code)));
        fails(ErrorCode.CDN_UNREACHABLE, "HTTP status " + status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rubbish",
                "<html><body>Sign in to this network</body></html>",
                "<Invalidation><Id>I1</Id>",
                "<Invalidation><Id>I1</Id></Invalidation>",
                "<Invalidation><Id>../../x</Id><Status>Completed</Status></Invalidation>",
                "<Invalidation><Status>Completed</Status></Invalidation>",
                "{\"Id\": \"I1\", \"Status\": \"Completed\"}",
                "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Invalidation><Id>&b;</Id></Invalidation>",
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/hostname\">]><Invalidation><Id>I1</Id><Status>&a;</Status>"
                        + "</Invalidation>",
                "\u0000\u0001\u0002"
            })
    @DisplayName("an answer that is none is no success, and ends after some tries")
    void rubbish(String body) {
        server.answers(AnsweringServer.status(200, body));
        fails(ErrorCode.CDN_UNREACHABLE, "an answer that cannot be read");
        assertThat(server.asked()).hasSize(3);
    }

    @Test
    @DisplayName("an answer without an end is not held in memory")
    void endless() {
        server.answers((each, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<Invalidation><Id>".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            byte[] some = "a".repeat(1 << 16).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(some);
            }
        });
        fails(ErrorCode.CDN_UNREACHABLE, "");
    }

    @Test
    @DisplayName("a connection that is cut or refused, and a server that is silent, are told as such")
    void network() throws IOException {
        cloudFront.loses(3);
        fails(ErrorCode.CDN_UNREACHABLE, "the connection was broken");
        String nowhere;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = "http://127.0.0.1:" + socket.getLocalPort();
        }
        assertThatThrownBy(() -> cdn(nowhere, QUICK).invalidate(FILM, Cdn.Listener.NONE, new Cancellation()))
                .hasMessageContaining("connections are refused");
        server.answers(AnsweringServer.silent(3_000));
        Pace impatient =
                new Pace(Duration.ofMillis(300), 2, Duration.ofMillis(5), Duration.ofMillis(5), Duration.ofSeconds(20));
        assertThatThrownBy(() -> cdn(server.at("/"), impatient).invalidate(FILM, Cdn.Listener.NONE, new Cancellation()))
                .hasMessageContaining("no answer in time");
    }

    @Test
    @DisplayName("caches that take too long are not waited for without an end")
    void slow() {
        try (CloudFrontServer never = new CloudFrontServer(Integer.MAX_VALUE)) {
            Pace short_ = new Pace(
                    Duration.ofSeconds(5), 3, Duration.ofMillis(5), Duration.ofMillis(50), Duration.ofMillis(400));
            assertThatThrownBy(() ->
                            cdn(never.server().at("/"), short_).invalidate(FILM, Cdn.Listener.NONE, new Cancellation()))
                    .isInstanceOfSatisfying(PublishException.class, e -> {
                        assertThat(e.code()).isEqualTo(ErrorCode.CDN_SLOW);
                        assertThat(e.remedy()).contains("goes on by itself");
                    });
        }
    }

    @Test
    @DisplayName("it is cancelled at once: between two questions, and while a server is silent")
    void cancelled() throws InterruptedException {
        Pace patient = new Pace(
                Duration.ofSeconds(60), 3, Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(9));
        cancels(patient);
        server.answers(AnsweringServer.silent(60_000));
        cancels(patient);
        Cancellation before = new Cancellation();
        before.cancel();
        int asked = server.asked().size();
        assertThatThrownBy(() -> cdn(server.at("/"), patient).invalidate(FILM, Cdn.Listener.NONE, before))
                .isInstanceOf(CancellationException.class);
        assertThat(server.asked()).hasSize(asked);
    }

    private void cancels(Pace pace) throws InterruptedException {
        Cancellation cancellation = new Cancellation();
        int asked = server.asked().size();
        List<Throwable> ended = new ArrayList<>();
        Thread thread = Thread.ofPlatform()
                .start(() -> ended.add(
                        catchThrowable(() -> cdn(server.at("/"), pace).invalidate(FILM, told::add, cancellation))));
        for (int i = 0; i < 400 && server.asked().size() == asked; i++) {
            Thread.sleep(25);
        }
        Thread.sleep(300);
        assertThat(thread.isAlive()).isTrue();
        cancellation.cancel();
        assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        assertThat(ended).singleElement().isInstanceOf(CancellationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to load credentials from any of the providers|no AWS credentials were found",
                "The SSO session has expired: run aws sso login|sign-in of the profile has expired",
                "Failed to refresh process-based credentials: " + SECRET + "|credential_process of the profile failed"
            })
    @DisplayName("why there are no credentials is told, without what a program printed")
    void noCredentials(String both) {
        String[] saidAndTold = both.split("\\|", 2);
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create(saidAndTold[0]);
        };
        assertThatThrownBy(
                        () -> cdn(server.at("/"), QUICK, none).invalidate(FILM, Cdn.Listener.NONE, new Cancellation()))
                .isInstanceOfSatisfying(
                        PublishException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CDN_CREDENTIALS))
                .hasMessageContaining(saidAndTold[1])
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
        assertThat(server.asked()).isEmpty();
    }

    @Test
    @DisplayName("what is no distribution and what are no paths are refused before anything is asked")
    void malformed() {
        assertThatThrownBy(() -> CloudFrontSettings.of("d111111abcdef8.cloudfront.net"))
                .isInstanceOf(UsageException.class);
        for (String path : new String[] {"", "film", "/a b", "/a*b", "/ü", "/a\n", "/\"a"}) {
            assertThatThrownBy(() -> Invalidation.of(List.of(path), "x")).isInstanceOf(PublishException.class);
        }
        assertThatThrownBy(() -> Invalidation.of(List.of(), "x")).isInstanceOf(PublishException.class);
        assertThat(Invalidation.of(List.of("/b", "/a/*", "/b"), "x").paths()).containsExactly("/a/*", "/b");
    }

    private void invalidate() {
        cdn(server.at("/"), QUICK).invalidate(FILM, told::add, new Cancellation());
    }

    private void fails(ErrorCode code, String words) {
        assertThatThrownBy(this::invalidate).isInstanceOfSatisfying(PublishException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.remedy()).endsWith(".");
            assertThat(e.getMessage() + e.remedy())
                    .contains(words)
                    .doesNotContain(SECRET, "AKIDEXAMPLE", "arn:aws", "123456789012");
        });
    }

    private Cdn cdn(String endpoint, Pace pace) {
        return cdn(endpoint, pace, KEYS);
    }

    private Cdn cdn(String endpoint, Pace pace, AwsCredentialsProvider credentials) {
        CloudFrontSettings settings = new CloudFrontSettings(
                CloudFrontServer.DISTRIBUTION, Optional.of(URI.create(endpoint)), Optional.empty());
        Cdn cdn = new CloudFrontCdn(CloudFrontConnection.open(settings, pace.answer(), credentials), settings, pace);
        made.add(cdn);
        return cdn;
    }
}
