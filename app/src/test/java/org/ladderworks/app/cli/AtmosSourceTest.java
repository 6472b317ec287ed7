package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.AtmosFrames;
import org.ladderworks.engine.testing.RealTools;

/** E-AC-3 with objects, from the command line. */
class AtmosSourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void objectsAreToldAndPackaged() throws IOException {
        Path stream = folder.resolve("sound.eac3");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "sine=r=48000:d=3",
                "-ac",
                "6",
                "-c:a",
                "eac3",
                "-b:a",
                "320k",
                stream.toString()));
        assertFalse(Cli.run("probe", stream).out().contains("Atmos"));
        AtmosFrames.announce(stream, AtmosFrames.WITHOUT_METADATA, 16);
        Path file = folder.resolve("sound.mp4");
        RealTools.ffmpeg(List.of("-i", stream.toString(), "-c", "copy", file.toString()));

        String told = Cli.run("probe", file).out();
        assertTrue(told.contains("eac3 with Dolby Atmos 6 channels 48000 Hz"), told);
        String probed = Cli.run("probe", "--json", file).succeeds().toString();
        assertTrue(probed.contains("\"atmos\":true"), probed);

        Path out = folder.resolve("out");
        assertEquals(0, Cli.run("package", "--out", out, file).exitCode());
        assertTrue(Files.readString(out.resolve("master.m3u8")).contains("CHANNELS=\"16/JOC\""));
        // A package's own track is packaged once more.
        Path packaged = out.resolve("audio/und-main-eac3-6");
        Path again = folder.resolve("again.mp4");
        Files.write(again, Files.readAllBytes(packaged.resolve("init.mp4")));
        Files.write(again, Files.readAllBytes(packaged.resolve("00001.m4s")), StandardOpenOption.APPEND);
        assertEquals(
                0, Cli.run("package", "--out", folder.resolve("twice"), again).exitCode());
        assertTrue(Files.readString(folder.resolve("twice/master.m3u8")).contains("CHANNELS=\"16/JOC\""));
    }
}
