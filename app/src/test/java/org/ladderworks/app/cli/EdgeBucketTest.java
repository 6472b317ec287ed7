package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.s3.SettingsServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bucket's settings are looked at, and set, by the command as it is typed. */
class EdgeBucketTest {
    private static final String THEIR_CORS =
            "<CORSRule><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://up.example</AllowedOrigin><ID>uploads</ID></CORSRule>";
    private static final String THEIR_RULE =
            "<Rule><Expiration><Date>2030-01-01T00:00:00Z</Date></Expiration><ID>logs</ID>"
                    + "<Filter><And><Prefix>logs/</Prefix><Tag><Key>a</Key><Value>b &amp; c</Value></Tag></And></Filter>"
                    + "<Status>Enabled</Status></Rule>";
    private static final String THEIR_POLICY =
            "{\"Version\":\"2012-10-17\",\"Id\":\"theirs\",\"Statement\":{\"Sid\":\"TlsOnly\","
                    + "\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":\"arn:aws:s3:::films/*\","
                    + "\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}}";

    @TempDir
    Path folder;

    private final SettingsServer bucket = new SettingsServer();
    private final AwsMachine machine = new AwsMachine();
    private DataHome home = new DataHome(Path.of("unset"));

    @BeforeEach
    void saveTarget() {
        home = new DataHome(folder.resolve("home"));
        save("cdn", "s3://films/vod", bucket.server().at(""));
    }

    @AfterEach
    void close() {
        machine.close();
        bucket.close();
    }

    private void save(String name, String place, Object endpoint) {
        Cli saved = Cli.at(home, "target", "add", name, place, "--endpoint", endpoint);
        assertThat(saved.exitCode()).as(saved.err()).isZero();
    }

    private Cli edge(String... more) {
        return Cli.at(
                home,
                Stream.concat(
                                Stream.of("edge", "bucket", "--to", "cdn", "--edge-address", "203.0.113.7/32"),
                                Stream.of(more))
                        .toArray());
    }

    private static String xml(String root, String rules) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + root
                + " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">" + rules + "</" + root + ">";
    }

    @Test
    @DisplayName(
            "nothing is set without --apply; with it all is, rules of others stay, and the same again sets nothing")
    void applied() {
        bucket.set("cors", xml("CORSConfiguration", THEIR_CORS));
        bucket.set("lifecycle", xml("LifecycleConfiguration", THEIR_RULE));
        bucket.set("policy", THEIR_POLICY);
        bucket.setSmallest("varies_by_storage_class");
        Cli shown = edge();
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains(
                        "+++ made/bucket-cors.json",
                        "+      \"ID\" : \"ladderworks-players-in-",
                        "+        \"Prefix\" : \"vod/raw/\"",
                        "arn:aws:s3:::films/vod/*/v/*",
                        "Nothing was set: add --apply.")
                .doesNotContain("-      \"ID\" : \"uploads\"", "-        \"Sid\" : \"TlsOnly\"");
        assertThat(bucket.replaced()).isEmpty();

        Cli applied = edge("--apply");
        assertThat(applied.exitCode()).as(applied.out() + applied.err()).isZero();
        assertThat(applied.out()).contains("CORS rules: set", "lifecycle rules: set", "policy: set");
        assertThat(bucket.replaced()).containsExactly("cors", "lifecycle", "policy");
        assertThat(bucket.get("cors"))
                .contains("<ID>uploads</ID>", "https://up.example", "<AllowedMethod>PUT<", "ladderworks-players");
        assertThat(bucket.get("lifecycle"))
                .contains("2030-01-01T00:00:00Z", "<Prefix>logs/</Prefix>", "<Value>b &amp; c</Value>", "GLACIER");
        assertThat(bucket.smallest()).isEqualTo("varies_by_storage_class");
        JsonNode policy = JsonMapper.shared().readTree(bucket.get("policy"));
        assertThat(policy.path("Id").asString("")).isEqualTo("theirs");
        assertThat(policy.path("Statement").path(0))
                .isEqualTo(JsonMapper.shared().readTree(THEIR_POLICY).path("Statement"));
        assertThat(policy.path("Statement").path(1).toString()).contains("203.0.113.7/32");

        assertThat(states(edge("--json", "--apply"))).containsExactly("same", "same", "same");
        assertThat(bucket.replaced()).hasSize(3);
        save("cdn", "s3://films/other", bucket.server().at(""));
        assertThat(states(edge("--json", "--apply"))).containsExactly("applied", "applied", "applied");
        save("cdn", "s3://films/vod", bucket.server().at(""));
        assertThat(states(edge("--json")))
                .as("another target's are left alone")
                .containsExactly("same", "same", "same");
    }

    private static List<String> states(Cli ended) {
        List<String> states = new java.util.ArrayList<>();
        ended.succeeds()
                .path("settings")
                .forEach(each -> states.add(each.path("state").asString("")));
        return states;
    }

    @Test
    @DisplayName("a bucket that has nothing gets ours alone, and its policy is not touched where no reader is named")
    void fromNothing() {
        Cli applied = Cli.at(home, "edge", "bucket", "--json", "--to", "cdn", "--page", "https://a.example", "--apply");
        assertThat(states(applied)).containsExactly("applied", "applied");
        assertThat(bucket.get("cors")).contains("https://a.example", "<ExposeHeader>");
        assertThat(bucket.get("policy")).isEmpty();
    }

    @Test
    @DisplayName("rights that are missing are named, and the rest goes on; what cannot be read is not replaced")
    void missingRights() {
        bucket.server().answers(asked -> asked.target().endsWith("?cors"), SettingsServer.refusal(403, "AccessDenied"));
        bucket.server()
                .answers(
                        asked -> asked.target().endsWith("?policy")
                                && asked.method().equals("PUT"),
                        SettingsServer.refusal(403, "AccessDenied"));
        Cli applied = edge("--json", "--apply")
                .failsWith(ErrorCode.TARGET_RIGHT_MISSING, "films: the right s3:GetBucketCORS is missing");
        assertThat(applied.out())
                .contains(
                        "the right s3:GetBucketCORS is missing",
                        "the right s3:PutBucketPolicy is missing",
                        "\"applied\"");
        assertThat(bucket.replaced()).containsExactly("lifecycle");
    }

    @Test
    @DisplayName("what would be lost on the way, and what someone else has just changed, is not replaced")
    void notLost() {
        bucket.set("cors", xml("CORSConfiguration", THEIR_CORS.replace("<ID>", "<NewIn2030>yes</NewIn2030><ID>")));
        bucket.set("policy", "no JSON");
        Cli applied = edge("--json", "--apply")
                .failsWith(ErrorCode.BUCKET_SETTINGS_UNUSABLE, "not known here: it would be lost");
        assertThat(applied.out()).contains("the bucket's policy cannot be read");
        assertThat(bucket.replaced()).containsExactly("lifecycle");
        assertThat(bucket.get("cors")).contains("NewIn2030");

        bucket.set("cors", xml("CORSConfiguration", THEIR_CORS));
        bucket.server().answers(1, (asked, exchange) -> {
            bucket.set("cors", xml("CORSConfiguration", THEIR_CORS + THEIR_CORS.replace("uploads", "more")));
            SettingsServer.xml(xml("CORSConfiguration", THEIR_CORS)).answer(asked, exchange);
        });
        Cli.at(home, "edge", "bucket", "--json", "--to", "cdn", "--apply")
                .failsWith(ErrorCode.BUCKET_SETTINGS_UNUSABLE, "someone else has just changed the CORS rules");
        assertThat(bucket.replaced()).containsExactly("lifecycle");
    }

    @Test
    @DisplayName("a store that does not know such settings is said not to, and the rest goes on")
    void notImplemented() {
        try (S3ProxyStore proxy = S3ProxyStore.readByAnyone()) {
            save("cdn", "s3://" + proxy.bucket(), proxy.endpoint().orElseThrow());
            Cli applied = edge("--apply");
            assertThat(applied.exitCode()).as(applied.err()).isZero();
            assertThat(applied.out())
                    .contains(
                            "CORS rules: this store takes none this way",
                            "lifecycle rules: this store takes none this way",
                            "policy: this store takes none this way");
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        Cli.at(home, "edge", "bucket", "--json").failsWith(ErrorCode.BAD_USAGE, "neither --to nor --bucket");
        Cli.at(home, "edge", "bucket", "--json", "--bucket", "films")
                .failsWith(ErrorCode.BAD_USAGE, "--out is missing");
        Cli.at(home, "edge", "bucket", "--json", "--bucket", "films", "--apply")
                .failsWith(ErrorCode.BAD_USAGE, "--apply");
        Cli.at(home, "edge", "bucket", "--json", "--to", "cdn", "--out", folder)
                .failsWith(ErrorCode.BAD_USAGE, "excludes");
        Cli.at(home, "edge", "bucket", "--json", "--to", folder).failsWith(ErrorCode.BAD_USAGE, "is a folder");
        Cli.at(home, "edge", "bucket", "--json", "--to", "cdn", "--page", "a;b")
                .failsWith(ErrorCode.EDGE_SETTINGS_INVALID, "CORS");
        assertThat(bucket.replaced()).isEmpty();
    }
}
