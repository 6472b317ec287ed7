package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.RemoteOrigin;
import org.ladderworks.publish.s3.AnsweringServer.Answer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkGlobalTime;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What is asked of a store, and what its answers mean: those that no store at hand can be brought to give. */
class S3AnswersTest {
    private static final String SECRET = "DoNotTellThisSecretKey";
    private static final AwsCredentialsProvider KEYS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET));
    private static final BucketLocation FILM = new BucketLocation("films", "a film.mov");
    private static final Answer WHOLE = new Answer(200, Map.of("ETag", "\"one\""), "film");

    private final List<S3Objects> made = new ArrayList<>();

    @AfterEach
    void close() {
        made.forEach(S3Objects::close);
    }

    /** What the SDK learns of time it keeps for all clients of a process. */
    @AfterEach
    void setClockRight() {
        SdkGlobalTime.setGlobalTimeOffset(0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            404 | NoSuchKey            | The specified key does not exist.    | SOURCE_NOT_FOUND   | there is no s3://films/a film.mov
            404 | NoSuchBucket         | The specified bucket does not exist  | SOURCE_NOT_FOUND   | has no bucket films
            403 | AccessDenied         | Access Denied                        | SOURCE_UNREADABLE  | s3:GetObject is missing, or there is no such
            403 | AccessDenied         | User: arn:aws:iam::1:user/x is not authorized to perform: s3:GetObject on resource | SOURCE_UNREADABLE | the right s3:GetObject is missing (
            403 | AccessDenied         | User: arn:aws:iam::1:user/x is not authorized to perform: kms:Decrypt on this resource | SOURCE_UNREADABLE | encrypted with a key
            400 | KMS.DisabledException | arn:aws:kms:1 is disabled.          | SOURCE_UNREADABLE  | encrypted with a key
            403 | InvalidAccessKeyId   | The AWS Access Key Id you provided does not exist | SOURCE_CREDENTIALS | InvalidAccessKeyId
            403 | SignatureDoesNotMatch | The request signature we calculated | SOURCE_CREDENTIALS | SignatureDoesNotMatch
            400 | ExpiredToken         | The provided token has expired.      | SOURCE_CREDENTIALS | ExpiredToken
            403 | RequestTimeTooSkewed | The difference is too large          | SOURCE_NOT_FETCHED | the clock of this machine
            403 | InvalidObjectState   | The operation is not valid           | SOURCE_ARCHIVED    | lies in an archive
            400 | InvalidRequest       | The object was stored using a form of | SOURCE_NOT_FETCHED | InvalidRequest
            400 | Strange code; rm     | Something strange                    | SOURCE_NOT_FETCHED | says HTTP status 400
            """)
    @DisplayName("a refusal that will be repeated is told at once, without the store's own words")
    void refusals(int status, String code, String message, ErrorCode expected, String words) {
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(status, code, message))) {
            assertThatThrownBy(() -> open(server, FILM, 0, Optional.empty(), false))
                    .isInstanceOfSatisfying(SourceException.class, e -> {
                        assertThat(e.code()).isEqualTo(expected);
                        assertThat(e.remedy()).endsWith(".");
                        assertThat(e.getMessage() + e.remedy())
                                .contains(words)
                                .doesNotContain(SECRET, "AKIDEXAMPLE", "arn:aws", message);
                    });
            assertThat(server.requests()).hasSize(code.equals("RequestTimeTooSkewed") ? 2 : 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError", "429, TooManyRequests", "400, RequestTimeout", "502, ''"})
    @DisplayName("trouble that may pass is left to whoever tries again: the client itself asks once")
    void trouble(int status, String code) {
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(status, code, "Please wait"))) {
            assertThatThrownBy(() -> open(server, FILM, 0, Optional.empty(), false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("127.0.0.1");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    @DisplayName("an object in an archive is said to lie in which")
    void archived() {
        Answer refusal = new Answer(
                403,
                Map.of("Content-Type", "application/xml"),
                "<Error><Code>InvalidObjectState</Code><Message>x</Message><StorageClass>DEEP_ARCHIVE</StorageClass>"
                        + "</Error>");
        try (AnsweringServer server = new AnsweringServer(refusal)) {
            assertThatThrownBy(() -> open(server, FILM, 0, Optional.empty(), false))
                    .hasMessageContaining("DEEP_ARCHIVE");
        }
    }

    @Test
    @DisplayName("a clock that is wrong is mended by the store's, once")
    void clock() throws IOException {
        ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(5);
        Answer skewed = Answer.refusal(403, "RequestTimeTooSkewed", "x")
                .with("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(later));
        try (AnsweringServer server = new AnsweringServer(skewed, WHOLE)) {
            assertThat(read(open(server, FILM, 0, Optional.empty(), false))).isEqualTo("film");
            assertThat(server.requests().getLast().header("x-amz-date"))
                    .startsWith(DateTimeFormatter.ofPattern("yyyyMMdd'T'HH").format(later));
        }
    }

    @Test
    @DisplayName("a bucket in another region is asked for there")
    void otherRegion() throws IOException {
        Answer elsewhere = Answer.refusal(301, "PermanentRedirect", "x").with("x-amz-bucket-region", "eu-west-3");
        try (AnsweringServer server = new AnsweringServer(elsewhere, WHOLE)) {
            assertThat(read(open(server, FILM, 0, Optional.empty(), false))).isEqualTo("film");
            assertThat(server.requests().getFirst().header("authorization")).contains("/us-east-1/s3/");
            assertThat(server.requests().getLast().header("authorization")).contains("/eu-west-3/s3/");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a b+c.mov         | /films/a%20b%2Bc.mov
            a%20b.mov         | /films/a%2520b.mov
            reel #2 (ok?).mov | /films/reel%20%232%20%28ok%3F%29.mov
            ../other/x.mov    | /films/../other/x.mov
            ü&=@:\\.mov       | /films/%C3%BC%26%3D%40%3A%5C.mov
            x//y.mov          | /films/x/%2Fy.mov
            """)
    @DisplayName("a key goes to the store as it is written")
    void literalKeys(String key, String target) throws IOException {
        try (AnsweringServer server = new AnsweringServer(WHOLE)) {
            read(open(server, new BucketLocation("films", key), 0, Optional.empty(), false));
            assertThat(server.requests().getFirst().target()).isEqualTo(target);
        }
    }

    @Test
    @DisplayName("the rest is asked for under the condition that the object is the same")
    void theRest() throws IOException {
        Answer rest = new Answer(
                206, Map.of("ETag", "\"one\"", "x-amz-version-id", "v1", "Content-Range", "bytes 2-3/4"), "lm");
        try (AnsweringServer server = new AnsweringServer(rest)) {
            RemoteOrigin.Answer answer = open(server, FILM, 2, Optional.of("\"one\"\nv1"), false);
            assertThat(answer).isInstanceOfSatisfying(RemoteOrigin.Answer.Bytes.class, bytes -> {
                assertThat(bytes.from()).isEqualTo(2);
                assertThat(bytes.size()).hasValue(4);
                assertThat(bytes.version()).contains("\"one\"\nv1");
            });
            assertThat(read(answer)).isEqualTo("lm");
            assertThat(server.requests().getFirst().header("range")).isEqualTo("bytes=2-");
            assertThat(server.requests().getFirst().header("if-match")).isEqualTo("\"one\"");
        }
        try (AnsweringServer server =
                new AnsweringServer(new Answer(206, Map.of("Content-Range", "bytes 0-1/4"), "fi"))) {
            assertThatThrownBy(() -> open(server, FILM, 2, Optional.of("\"one\""), false))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("sent others");
        }
        try (AnsweringServer server = new AnsweringServer(Answer.refusal(416, "InvalidRange", "x"))) {
            assertThatThrownBy(() -> open(server, FILM, 9, Optional.of("\"one\""), false))
                    .isInstanceOf(RemoteOrigin.NothingThere.class);
        }
    }

    @Test
    @DisplayName("requesters pay where it is said, and an anonymous request is not signed")
    void ways() throws IOException {
        try (AnsweringServer server = new AnsweringServer(WHOLE)) {
            read(open(server, FILM, 0, Optional.empty(), false));
            assertThat(server.requests().getLast().header("x-amz-request-payer"))
                    .isEmpty();
            read(objects(settings(server.endpoint(), false, true)).open(FILM, 0, Optional.empty(), false));
            assertThat(server.requests().getLast().header("x-amz-request-payer"))
                    .isEqualTo("requester");
            try (S3Objects open = S3Objects.open(settings(server.endpoint(), true, false))) {
                read(open.open(FILM, 0, Optional.empty(), false));
            }
            assertThat(server.requests().getLast().header("authorization")).isEmpty();
        }
    }

    @Test
    @DisplayName("a store that is not there, and one that hangs up, are trouble that may pass")
    void network() throws IOException {
        URI nowhere;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThatThrownBy(() -> objects(nowhere).open(FILM, 0, Optional.empty(), false))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 refuses connections");
        assertThatThrownBy(
                        () -> objects(URI.create("http://no-such-host.invalid")).open(FILM, 0, Optional.empty(), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no-such-host.invalid");
        try (ServerSocket hangsUp = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try {
                    hangsUp.accept().close();
                } catch (IOException e) {
                    // The test is over.
                }
            });
            assertThatThrownBy(() -> objects(URI.create("http://127.0.0.1:" + hangsUp.getLocalPort()))
                            .open(FILM, 0, Optional.empty(), false))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was broken");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unable to load credentials from any of the providers in the chain|no AWS credentials were found",
                "The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session"
                        + " run aws sso login with the corresponding profile.|sign-in of the profile has expired",
                "Failed to refresh process-based credentials: " + SECRET + "|credential_process of the profile failed"
            })
    @DisplayName("why there are no credentials is told, without what a program printed")
    void noCredentials(String both) {
        String[] saidAndTold = both.split("\\|", 2);
        AwsCredentialsProvider none = () -> {
            throw SdkClientException.create(saidAndTold[0]);
        };
        S3Settings settings = settings(URI.create("http://127.0.0.1:1"), false, false);
        try (S3Objects objects = new S3Objects(S3Connection.open(settings, none), settings)) {
            assertThatThrownBy(() -> objects.open(FILM, 0, Optional.empty(), false))
                    .isInstanceOfSatisfying(
                            EngineException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SOURCE_CREDENTIALS))
                    .hasMessageContaining(saidAndTold[1])
                    .hasMessageNotContaining(SECRET)
                    .hasNoCause();
        }
    }

    private RemoteOrigin.Answer open(
            AnsweringServer server, BucketLocation location, long from, Optional<String> version, boolean complete)
            throws IOException {
        return objects(server.endpoint()).open(location, from, version, complete);
    }

    private S3Objects objects(URI endpoint) {
        return objects(settings(endpoint, false, false));
    }

    private S3Objects objects(S3Settings settings) {
        S3Objects objects = new S3Objects(S3Connection.open(settings, KEYS), settings);
        made.add(objects);
        return objects;
    }

    private static S3Settings settings(URI endpoint, boolean anonymous, boolean requesterPays) {
        return new S3Settings(
                Optional.of("us-east-1"), Optional.of(endpoint), Optional.empty(), anonymous, requesterPays);
    }

    private static String read(RemoteOrigin.Answer answer) throws IOException {
        try (var in = ((RemoteOrigin.Answer.Bytes) answer).bytes()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
