package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.disk.Sha256;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.store.ObjectHeaders;
import tools.jackson.databind.JsonNode;

/** {@code versions --leftovers} as it is typed. */
class LeftoversCommandTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("what is of no version is noted, shown, and deleted only with --yes; what may be on its way stays")
    void leftovers() throws IOException {
        DataHome home = new DataHome(folder.resolve("home"));
        Path target = Files.createDirectory(folder.resolve("target"));
        String version = Cli.at(
                        home, "publish", "--json", "--to", target, TestPackage.make(folder.resolve("film"), 1, 4, 1000))
                .succeeds()
                .path("version")
                .asString("");
        assertThat(Cli.at(home, "versions", "--to", target, "film").out()).doesNotContain("note");
        Cli nothing = Cli.at(home, "versions", "--to", target, "--leftovers", "--yes", "film");
        assertThat(nothing.out()).contains("There is nothing to delete.");

        Path foreign = Files.writeString(target.resolve("film/v/" + version + "/notes.txt"), "not ours");
        try (FolderStore store = FolderStore.open(target)) {
            store.parts()
                    .begin(
                            "film/v/" + version + "/large.m4s",
                            new ObjectHeaders("video/mp4", CacheTime.MEDIA, "", Sha256.hex(new byte[0])));
        }
        assertThat(Cli.at(home, "versions", "--to", target, "film").out())
                .contains("1 objects (8 bytes) are of no version, 1 files were begun and not finished");
        Cli shown = Cli.at(home, "versions", "--to", target, "--leftovers", "film");
        assertThat(shown.out())
                .contains("notes.txt  of no version", "large.m4s  begun", "may be on its way: kept", "add --yes");
        assertThat(foreign).exists();
        Cli deleted = Cli.at(home, "versions", "--to", target, "--leftovers", "--yes", "film");
        assertThat(deleted.out()).contains("Deleted: 1 objects (8 bytes), 0 unfinished files.");
        assertThat(foreign).doesNotExist();

        JsonNode all = Cli.at(
                        home, "versions", "--json", "--to", target, "--leftovers", "--older", "0", "--yes", "film")
                .succeeds();
        assertThat(all.path("leftovers").path("uploads").size()).isEqualTo(1);
        assertThat(Cli.at(home, "versions", "--to", target, "film").out())
                .doesNotContain("note")
                .contains(version);
        assertThat(target.resolve("film/master.m3u8")).exists();
        Cli.at(home, "versions", "--json", "--to", target, "--leftovers", "--older", "-1", "film")
                .failsWith(ErrorCode.BAD_USAGE, "--older");
        Cli.at(home, "versions", "--json", "--to", target, "--leftovers", "--delete", version, "film")
                .failsWith(ErrorCode.BAD_USAGE, "--delete and --leftovers");
    }
}
