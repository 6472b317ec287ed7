package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.publish.ViewerProbe;
import org.ladderworks.publish.folder.FolderStore;

/** The demo on a machine where nothing was run before. */
class DemoCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("the demo is encrypted by keys of the vault, without alarm, and serve finds them there")
    void encrypted() throws Exception {
        Path out = folder.resolve("package");
        // The data folder of the child below.
        DataHome home = new DataHome(folder.resolve("data"));
        Cli demo = Cli.at(home, "demo", "--seconds", "1", "--out", out);
        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.err()).doesNotContain("warning");
        assertThat(demo.out()).contains("note: the new vault", "ladderworks serve " + out);
        assertThat(Files.readString(out.resolve("master.m3u8"))).contains("METHOD=SAMPLE-AES", "skd://");
        assertThat(Files.readString(out.resolve("manifest.mpd"))).contains("value=\"cbcs\"");

        Path published = folder.resolve("package-published");
        assertThat(demo.out())
                .contains(
                        "published as `ladderworks publish",
                        published.resolve("demo/master.m3u8").toString());
        try (FolderStore store = FolderStore.open(published)) {
            assertThat(ViewerProbe.look(store, "demo")).isEmpty();
        }
        assertThat(Cli.at(home, "history", "--to", published, "demo").out())
                .hasLineCount(1)
                .contains("publish");

        try (ChildCli serve = ChildCli.start(folder, List.of(), "serve", "--json", out)) {
            serve.awaitOutput("\"licences\":\"http://127.0.0.1");
        }
        // A vault that does not know them.
        try (ChildCli serve =
                ChildCli.start(Files.createDirectory(folder.resolve("elsewhere")), List.of(), "serve", "--json", out)) {
            serve.awaitOutput("/package/master.m3u8");
        }
        assertThat(Files.readString(folder.resolve("elsewhere/err.txt"))).contains("keys are not in the vault");
        assertThat(folder.resolve("elsewhere/data/vault")).doesNotExist();

        Cli again = Cli.at(home, "demo", "--seconds", "1", "--clear", "--out", out);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(Files.readString(out.resolve("master.m3u8"))).doesNotContain("KEY");
        assertThat(again.out()).doesNotContain("vault").contains("ladderworks serve");
        assertThat(Cli.at(home, "versions", "--to", published, "demo").out()).hasLineCount(2);
        assertThat(Files.readString(published.resolve("demo/master.m3u8"))).doesNotContain("KEY");
    }
}
