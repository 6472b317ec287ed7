package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;

/** What cannot end well is refused before anything is encoded. */
class RefusedEarlyTest {
    @TempDir
    private static Path shared;

    private static Path clip;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @BeforeAll
    static void makeClip() {
        clip = Media.clip(shared.resolve("clip.mp4"), 2);
    }

    private Cli encode(Object... more) {
        Object[] line = new Object[more.length + 3];
        line[0] = "encode";
        line[1] = "--json";
        System.arraycopy(more, 0, line, 2, more.length);
        line[line.length - 1] = clip;
        return Cli.at(new DataHome(folder.resolve("home")), line);
    }

    @Test
    @DisplayName("no package among chunks that come and go, nor these in a package; links hide neither")
    void workAndOutputInEachOther() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), work);
        encode("--work", work, "--out", work.resolve("chunks/sub"))
                .failsWith(ErrorCode.BAD_USAGE, "lies in the work folder", "--out");
        encode("--work", work, "--out", link.resolve("sub")).failsWith(ErrorCode.BAD_USAGE, "lies in the work folder");
        encode("--work", link.resolve("below"), "--out", work)
                .failsWith(ErrorCode.BAD_USAGE, "lies in the output folder", "--work");
        assertThat(work).isEmptyDirectory();
    }

    @Test
    @DisplayName("a name that is empty, as of a variable that is not set, is not the current folder")
    void emptyNames() {
        encode("--out", "").failsWith(ErrorCode.BAD_USAGE, "--out", "the name is empty");
    }

    @Test
    @DisplayName("a clear lead as long as the title")
    void clearLead() throws IOException {
        Path drm = Files.writeString(folder.resolve("drm.yaml"), """
                content: title
                systems: [widevine]
                clearLeadSeconds: 500
                """);
        Cli ended = encode("--drm", drm, "--out", folder.resolve("out"))
                .failsWith(ErrorCode.CLEAR_LEAD_TOO_LONG, "500.000 s", "shorter clear lead");
        assertThat(ended.out()).doesNotContain("\"stage\":\"encode\"");
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
