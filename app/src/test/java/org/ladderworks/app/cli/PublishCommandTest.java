package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.s3.S3ProxyStore;
import org.ladderworks.publish.store.ObjectStore;
import tools.jackson.databind.JsonNode;

/** Publishing as it is typed. */
class PublishCommandTest {
    @TempDir
    Path folder;

    private DataHome home = new DataHome(Path.of("unset"));
    private Path target = Path.of("unset");

    @BeforeEach
    void makeTarget() throws IOException {
        home = new DataHome(folder.resolve("home"));
        target = Files.createDirectory(folder.resolve("target"));
    }

    private Path release(String name, int seed) {
        return TestPackage.make(folder.resolve(name), seed, 4, 1000);
    }

    @Test
    @DisplayName("a package is planned, published, taken back and listed")
    void publishedAndTakenBack() throws IOException {
        Cli.at(home, "target", "add", "shelf", target);
        Path first = release("film-1", 1);
        JsonNode plan = Cli.at(home, "publish", "--json", "--dry-run", "--to", "shelf", first)
                .succeeds();
        assertThat(plan.path("new").asInt(0)).isEqualTo(14);
        assertThat(target).isEmptyDirectory();

        JsonNode done = Cli.at(home, "publish", "--json", "--to", "shelf", "--note", "first", first)
                .succeeds();
        assertThat(done.path("commit").path("number").asInt(0)).isEqualTo(1);
        assertThat(target.resolve("film-1/master.m3u8")).isRegularFile();
        String version = done.path("version").asString("");

        Path second = release("second", 2);
        Cli.at(home, "publish", "--json", "--title", "film-1", "--to", target, second)
                .succeeds();
        JsonNode back =
                Cli.at(home, "rollback", "--json", "--to", "shelf", "film-1").succeeds();
        assertThat(back.path("commit").path("release").asString("")).isEqualTo(version);
        assertThat(Files.readString(target.resolve("film-1/master.m3u8"))).contains(version);

        Cli history = Cli.at(home, "history", "--to", "shelf", "film-1");
        assertThat(history.out().lines().toList()).hasSize(3);
        assertThat(history.out()).contains("publish", "rollback", "\"first\"");
        Cli versions = Cli.at(home, "versions", "--to", "shelf", "film-1");
        assertThat(versions.out().lines().toList()).hasSize(2);
        assertThat(versions.out()).contains(version + "      15 objects", "shown");
    }

    @Test
    @DisplayName("an old version is deleted only when it is said twice, and not while someone may watch it")
    void deletion() throws IOException {
        String old = Cli.at(home, "publish", "--json", "--title", "film", "--to", target, release("one", 1))
                .succeeds()
                .path("version")
                .asString("");
        Cli.at(home, "publish", "--json", "--title", "film", "--to", target, release("two", 2))
                .succeeds();
        Cli shown = Cli.at(home, "versions", "--to", target, "--delete", old, "film");
        assertThat(shown.out()).contains("Would delete " + old, "add --yes");
        Cli.at(home, "versions", "--json", "--to", target, "--delete", old, "--yes", "film")
                .failsWith(ErrorCode.VERSION_IN_USE, "may still be watching");
        assertThat(target.resolve("film/v/" + old + "/release.json")).isRegularFile();
        Cli.at(home, "versions", "--json", "--to", target, "--delete", old, "--yes", "--session", "0", "film")
                .succeeds();
        assertThat(target.resolve("film/v/" + old)).doesNotExist();
    }

    @Test
    void whatCannotBeIsRefused() throws IOException {
        Path film = release("film", 1);
        Cli.at(home, "publish", "--json", "--to", folder.resolve("missing"), film)
                .failsWith(ErrorCode.TARGET_UNUSABLE, "there is no folder", "mounted");
        Cli.at(home, "publish", "--json", "--to", "shelf", film).failsWith(ErrorCode.TARGET_UNKNOWN, "no target shelf");
        Cli.at(home, "publish", "--json", "--to", "s3://x", film).failsWith(ErrorCode.TARGET_UNKNOWN, "s3://bucket");
        Cli.at(home, "publish", "--json", "--to", target, "--title", "A Film", film)
                .failsWith(ErrorCode.TITLE_NAME_UNUSABLE, "A Film", "--title");
        Cli.at(home, "publish", "--json", "--to", target, target)
                .failsWith(ErrorCode.RELEASE_NOT_WHOLE, "package.json");
        // What it is comes before what it is called.
        Path noPackage = Files.writeString(folder.resolve("Read me.md"), "words");
        Cli.at(home, "publish", "--json", "--to", target, noPackage)
                .failsWith(ErrorCode.RELEASE_NOT_WHOLE, "it is a file");
        Cli.at(home, "publish", "--json", "--to", target, "--requests", "65", film)
                .failsWith(ErrorCode.BAD_USAGE, "--requests");
        Cli.at(home, "rollback", "--json", "--to", target, "film").failsWith(ErrorCode.VERSION_UNKNOWN, "never");
        Cli.at(home, "target", "add", "--json", "a", "s3://bucket", "--endpoint", "https://user:secret@host")
                .failsWith(ErrorCode.BAD_USAGE, "--endpoint is no address");
        Files.delete(film.resolve("audio/en-main-aac-2/00002.m4s"));
        Cli.at(home, "publish", "--json", "--to", target, film).failsWith(ErrorCode.RELEASE_NOT_WHOLE, "00002.m4s");
        assertThat(target).isEmptyDirectory();
    }

    @Test
    @DisplayName("a bucket is tested and published to with what the environment has, and no secret is kept or told")
    void bucket() throws Exception {
        try (S3ProxyStore proxy = new S3ProxyStore()) {
            Path film = release("film", 1);
            Path child = Files.createDirectory(folder.resolve("child"));
            String place = "s3://" + proxy.bucket() + "/vod";
            assertThat(ChildCli.runIn(child, proxy.environment(), "publish", "--to", place, "--dry-run", film)
                            .out())
                    .contains("14 new");
            try (ObjectStore store = proxy.publishing("")) {
                store.list("", object -> fail("a dry run has written " + object.key()));
            }
            StringBuilder told = new StringBuilder();
            for (List<Object> arguments : List.<List<Object>>of(
                    List.of("target", "add", "cdn", place),
                    List.of("target", "test", "cdn"),
                    List.of("publish", "--to", "cdn", film),
                    List.of("publish", "--to", "cdn", film),
                    List.of("history", "--to", "cdn", "film"))) {
                Cli ended = ChildCli.runIn(child, proxy.environment(), arguments.toArray());
                told.append(ended.out()).append(ended.err());
                assertThat(ended.exitCode()).as(ended.err()).isZero();
            }
            assertThat(told.toString())
                    .contains("two publishers cannot mix a title", "film shows version", "shows this version already")
                    .doesNotContain(S3ProxyStore.SECRET);
            assertThat(Files.readString(child.resolve("data/targets.json")))
                    .contains("\"checks\" : true")
                    .doesNotContain(S3ProxyStore.SECRET);
            assertThat(ChildCli.runIn(child, proxy.environment(), "publish", "--to", place, "--dry-run", film)
                            .out())
                    .contains("14 unchanged", "0 bytes to send");
        }
    }
}
