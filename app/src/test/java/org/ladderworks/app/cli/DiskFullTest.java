package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.ObjectServer;

/** Disks that are full or read-only: small ones in memory, in a mount table that ends with the child. */
@EnabledOnOs(OS.LINUX)
class DiskFullTest {
    /** Mounts $1 with the options $2, runs the rest, and says what it left there. */
    private static final String SCRIPT = """
            disk=$1; mount -t tmpfs -o "$2" tmpfs "$disk" || exit 99; shift 2
            "$@"; code=$?
            find "$disk" -mindepth 1 | sed 's/^/LEFT /' >&2
            exit $code
            """;

    /** Mounts a disk of 400 MB of which 18 MB are free, runs the rest, and frees the disk when a file says so. */
    private static final String ROOM_LATER = """
            disk=$1; folder=$2; shift 2
            mount -t tmpfs -o size=400m tmpfs "$disk" || exit 99
            head -c 382M /dev/zero >"$disk/ballast"
            (while [ ! -e "$folder/make room" ]; do sleep 0.1; done; rm "$disk/ballast") &
            "$@"
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path clip = Path.of("unset");
    private Path disk = Path.of("unset");

    @BeforeEach
    void makeClip() throws IOException {
        clip = Media.clip(folder.resolve("clip.mp4"), 4);
        disk = Files.createDirectory(folder.resolve("disk"));
    }

    private Cli onDisk(String options, Object... arguments) throws Exception {
        List<String> before = new ArrayList<>(Rights.toMount());
        before.addAll(List.of("sh", "-c", SCRIPT, "sh", disk.toString(), options));
        try (ChildCli job = ChildCli.start(folder, before, arguments)) {
            return job.awaitEnd();
        }
    }

    private Cli pausedUntilThereIsRoom(Object... arguments) throws Exception {
        List<String> before = new ArrayList<>(Rights.toMount());
        before.addAll(List.of("sh", "-c", ROOM_LATER, "sh", disk.toString(), folder.toString()));
        try (ChildCli job = ChildCli.start(folder, before, arguments)) {
            job.awaitOutput("\"paused\":\"the disk of ");
            Files.createFile(folder.resolve("make room"));
            return job.awaitEnd();
        }
    }

    private static String firstPaused(Cli ended) {
        return ended.out()
                .lines()
                .filter(line -> line.contains("\"paused\":"))
                .findFirst()
                .orElseThrow();
    }

    private static void leftNothing(Cli ended) {
        assertTrue(!ended.err().contains("LEFT"), ended.err());
    }

    @Test
    void fullWhileEncoding() throws Exception {
        Path output = folder.resolve("new/package");
        Cli ended = onDisk("size=100k", "encode", "--json", "--work", disk.resolve("work"), "--out", output, clip)
                .failsWith(ErrorCode.ENCODE_DISK_FULL, "disk is full", clip, "--work");
        assertTrue(!ended.err().contains(".part") && !ended.err().contains(".lease"), ended.err());
        assertTrue(Files.notExists(output.getParent()));
    }

    @Test
    @DisplayName("a disk that is nearly full pauses the job, which goes on when there is room again")
    void lowDiskPauses() throws Exception {
        Path output = folder.resolve("new/package");
        Path source = Media.pictures(folder.resolve("long.mp4"), "640x360", 60);
        Cli ended = pausedUntilThereIsRoom(
                "encode", "--json", "--speed", "ultrafast", "--work", disk.resolve("work"), "--out", output, source);
        ended.succeeds();
        assertTrue(ended.out().contains("free some space to go on"), ended.out());
        assertTrue(Files.exists(output.resolve("master.m3u8")));
    }

    @Test
    @DisplayName("so does a disk that a source is fetched to")
    void lowDiskPausesFetching() throws Exception {
        try (ObjectServer server = new ObjectServer(Files.readAllBytes(clip), "\"one\"")) {
            Cli ended = pausedUntilThereIsRoom(
                    "encode",
                    "--json",
                    "--speed",
                    "ultrafast",
                    "--work",
                    disk.resolve("work"),
                    "--out",
                    folder.resolve("package"),
                    server.at("/clip.mp4"));
            ended.succeeds();
            String paused = firstPaused(ended);
            assertTrue(paused.contains("\"stage\":\"fetch\""), paused);
            assertTrue(paused.contains(" MB are still to be written; free some space to go on"), paused);
            assertEquals(1, server.requests().size(), "the connection is kept");
        }
    }

    @Test
    @DisplayName("a nearly full disk of the output alone pauses the job before it packages")
    void lowDiskOfTheOutputPauses() throws Exception {
        Path output = disk.resolve("new/package");
        Cli ended = pausedUntilThereIsRoom("encode", "--json", "--speed", "ultrafast", "--out", output, clip);
        ended.succeeds();
        String paused = firstPaused(ended);
        assertTrue(paused.contains("\"stage\":\"package\""), paused);
        assertTrue(paused.contains("the disk of " + output + " has 1"), paused);
        assertTrue(paused.contains(" and 1 MB are still to be written; free some space to go on"), paused);
    }

    @Test
    void packagesThatNeverFit() throws Exception {
        Path work = folder.resolve("work");
        leftNothing(onDisk("size=100k", "encode", "--json", "--work", work, "--out", disk.resolve("new/package"), clip)
                .failsWith(ErrorCode.PACKAGING_DISK_FULL, "the package needs about", disk, "100 KB", "larger disk"));
        leftNothing(onDisk("size=100k", "package", "--json", "--out", disk.resolve("new/package"), clip)
                .failsWith(ErrorCode.PACKAGING_DISK_FULL, "the package needs about", disk, "100 KB", "larger disk"));
    }

    @Test
    @DisplayName(
            "where the media fit and the blocks that small files waste do not, the disk is full while they are written")
    void fullWhilePackaging() throws Exception {
        Path tiny = Media.convert(
                clip,
                folder.resolve("tiny.mp4"),
                "-vf",
                "drawbox=c=gray:t=fill",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-g",
                "25",
                "-an");
        long needed = Files.size(tiny);
        leftNothing(onDisk(
                        "size=" + (needed / 4096 + 2) * 4096,
                        "package",
                        "--json",
                        "--segment",
                        "1",
                        "--out",
                        disk.resolve("new/package"),
                        tiny)
                .failsWith(ErrorCode.PACKAGING_DISK_FULL, "disk is full", disk, "Free some space"));
    }

    @Test
    void fullWhilePlaylistsAreWritten() throws Exception {
        // Enough inodes for the media, too few for the playlists: folders, lock, and two files for each track.
        leftNothing(onDisk("nr_inodes=16", "package", "--json", "--out", disk.resolve("new/package"), clip)
                .failsWith(ErrorCode.PACKAGING_DISK_FULL, "disk is full", "Free some space"));
    }

    @Test
    void readOnly() throws Exception {
        leftNothing(onDisk("ro", "encode", "--json", "--out", disk.resolve("new/package"), clip)
                .failsWith(ErrorCode.OUTPUT_NOT_WRITABLE, disk, "Read-only", "Name a folder"));
    }

    @Test
    void aToolThatCannotBeUnpacked() throws Exception {
        // JavaCPP tries the named folder, the home folder and the one for temporary files.
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("r-xr-xr-x"));
        List<String> before = new ArrayList<>(Rights.ofNobodySpecial());
        before.addAll(List.of(
                "env", "JDK_JAVA_OPTIONS=-Dorg.bytedeco.javacpp.cachedir=/proc/nowhere -Duser.home=/proc/nowhere"));
        try (ChildCli job =
                ChildCli.start(folder, before, "encode", "--json", "--out", folder.resolve("new/package"), clip)) {
            job.awaitEnd().failsWith(ErrorCode.TOOL_UNAVAILABLE, "cannot be unpacked", "home folder");
        }
    }
}
