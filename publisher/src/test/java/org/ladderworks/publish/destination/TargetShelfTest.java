package org.ladderworks.publish.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.s3.BucketSettings;
import org.ladderworks.publish.s3.S3Settings;
import org.ladderworks.publish.store.StoreTraits;

class TargetShelfTest {
    private static final String VIEWERS =
            "{\"version\":1,\"targets\":[{\"name\":\"x\",\"place\":\"s3://films\",\"delivery\":";

    private static final Delivery DELIVERY = new Delivery(
            "https://cdn.example.com/vod",
            Optional.of("E2EXAMPLE1ABCD"),
            Optional.of("delivery"),
            Optional.of("/keys/signing.pem"),
            Optional.of("K2JCJMDEHXQW5F"),
            Optional.of(SigningHash.SHA1),
            Optional.empty());

    @TempDir
    Path folder;

    private TargetShelf shelf() {
        return new TargetShelf(folder.resolve("data/targets.json"), Map.of());
    }

    @Test
    void whatIsSavedComesBackTheSame() {
        Target.Bucket bucket = new Target.Bucket(
                new BucketSettings(
                        "films",
                        "vod/a",
                        new S3Settings(
                                Optional.of("auto"),
                                Optional.of(URI.create("https://store.example:9000")),
                                Optional.of(true),
                                false,
                                true),
                        Optional.of("media"),
                        Optional.of("STANDARD_IA"),
                        Optional.of(new BucketSettings.Encryption.Kms(Optional.of("alias/films"))),
                        Optional.of("bucket-owner-full-control")),
                Optional.of(new StoreTraits(false, true)));
        shelf().save(SavedTarget.of("cdn", bucket, Optional.of(DELIVERY)));
        shelf().save(SavedTarget.ofFolder("shelf", folder, Optional.empty()));

        assertThat(shelf().find("cdn")).isEqualTo(bucket);
        assertThat(shelf().find("shelf")).isEqualTo(new Target.Folder(folder));
        assertThat(shelf().list()).extracting(SavedTarget::name).containsExactly("cdn", "shelf");
        shelf().note("cdn", StoreTraits.ALL);
        assertThat(shelf().find("cdn")).isEqualTo(bucket.with(StoreTraits.ALL));
        assertThat(shelf().delivery("cdn")).contains(DELIVERY);
        assertThat(shelf().delivery("shelf")).isEmpty();
        assertThat(shelf().delivery("s3://films/vod")).isEmpty();
        assertThat(shelf().forget("cdn")).isTrue();
        assertThat(shelf().forget("cdn")).isFalse();
        refused("cdn", ErrorCode.TARGET_UNKNOWN, "Saved are shelf");
    }

    @Test
    void aPlaceCanBeWrittenOut() {
        assertThat(shelf().find("s3://films/vod/")).isInstanceOfSatisfying(Target.Bucket.class, bucket -> {
            assertThat(bucket.settings().folder()).isEqualTo("vod");
            assertThat(bucket.place()).isEqualTo("s3://films/vod");
        });
        assertThat(shelf().find(folder.resolve("x").toString())).isEqualTo(new Target.Folder(folder.resolve("x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nothing", "", "s3:/films", "s3://a", "s3://films/../other", "s3://films//x", "s3://FI LMS"})
    void whatIsNoPlaceIsRefused(String text) {
        refused(text, ErrorCode.TARGET_UNKNOWN, "written out");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"version\":2,\"targets\":[]}",
                "{\"version\":1,\"targets\":[{\"name\":7,",
                VIEWERS + "{\"url\":\"nothing\"}}]}",
                VIEWERS + "{\"cloudFront\":\"E2EXAMPLE1ABCD\"}}]}",
                VIEWERS + "{\"url\":\"https://a.example\",\"cloudFront\":\"a b\"}}]}"
            })
    void aFileThatIsNoneOfOursIsNotTakenForEmpty(String text) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/targets.json"), text);
        refused("x", ErrorCode.TARGETS_UNREADABLE, "target add");
        assertThat(folder.resolve("data/targets.json")).hasContent(text);
    }

    private void refused(String text, ErrorCode code, String remedy) {
        assertThatThrownBy(() -> shelf().find(text)).isInstanceOfSatisfying(PublishException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.remedy()).contains(remedy);
        });
    }
}
