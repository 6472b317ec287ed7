package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.TestTitle;
import org.ladderworks.publish.ViewerProbe;
import org.ladderworks.publish.folder.FolderStore;
import org.ladderworks.publish.release.Release;

/** A folder on a disk that is full: a small one in memory, in a mount table that ends with the child. */
@EnabledOnOs(OS.LINUX)
class PublishDiskFullTest {
    /**
     * Mounts $1 with a target that shows an earlier release, $2. For each number of kilobytes in $4 it leaves so much room, runs
     * the rest, and keeps below $3 what it said and what the target was like then. {@code parts} is so much that all parts have
     * room, and a few small files.
     */
    private static final String SCRIPT = """
            disk=$1; target=$2; kept=$3; rooms=$4; shift 4
            mount -t tmpfs -o size=64m tmpfs "$disk" || exit 99
            cp -a "$target" "$disk/target"
            for room in $rooms; do
                free=$(df -k --output=avail "$disk" | tail -n 1)
                left=$room
                [ "$room" = parts ] && left=$((20480 + 12 - $(du -ks "$disk"/target/.ladderworks/*/data | cut -f 1)))
                head -c "$((free - left))K" /dev/zero >"$disk/ballast"
                "$@" >"$kept/$room.out" 2>"$kept/$room.err"
                echo $? >"$kept/$room.code"
                rm "$disk/ballast"
                cp -a "$disk/target" "$kept/$room"
            done
            """;

    /**
     * Room for some small files; for those and one part of two, whichever comes first; for both and no record of the version; for
     * that and no manifest.
     */
    private static final List<String> TOO_LITTLE = List.of("300", "18000", "parts", "24");

    private static final List<String> FULL_AT = List.of("/v/", "00001.m4s", "release.json", "");

    @TempDir
    Path folder;

    @Test
    @DisplayName("it is told, viewers see nothing of it, nothing is there by half, and with room it goes on")
    void full() throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path kept = Files.createDirectory(folder.resolve("kept"));
        Path first = release("first", 1);
        Release second = Release.of(release("second", 2));
        Cli.run("publish", "--json", "--title", TestTitle.NAME, "--to", target, first)
                .succeeds();

        List<String> before = new ArrayList<>(Rights.toMount());
        before.addAll(List.of("sh", "-c", SCRIPT, "sh", disk.toString(), target.toString(), kept.toString()));
        before.add(String.join(" ", TOO_LITTLE) + " 1000");
        try (ChildCli job = ChildCli.start(
                folder,
                before,
                "publish",
                "--json",
                // Two parts at once could both be cut off.
                "--requests",
                "1",
                "--title",
                TestTitle.NAME,
                "--to",
                disk.resolve("target"),
                second.folder())) {
            assertThat(job.awaitEnd().exitCode()).isZero();
        }
        long sofar = 0;
        for (int i = 0; i < TOO_LITTLE.size(); i++) {
            String room = TOO_LITTLE.get(i);
            ended(kept, room)
                    .failsWith(
                            ErrorCode.TARGET_FULL,
                            "there is no room for " + disk.resolve("target"),
                            FULL_AT.get(i),
                            "Make room");
            untouched(target, kept.resolve(room));
            nothingByHalf(second, kept.resolve(room));
            long arrived = size(kept.resolve(room));
            assertThat(arrived).as("what was sent stays").isGreaterThanOrEqualTo(sofar);
            sofar = arrived;
        }
        ended(kept, "1000").succeeds();
        try (FolderStore store = FolderStore.open(kept.resolve("1000"))) {
            new TestTitle(store, folder).shows(second);
        }
        assertThat(hidden(kept.resolve("1000"))).containsOnly("lock");
    }

    /** Small segments, and one that goes in two parts. */
    private Path release(String name, int seed) {
        Path made = TestPackage.make(folder.resolve(name), seed, 30, 20_000);
        byte[] large = new byte[20 << 20];
        new Random(seed).nextBytes(large);
        TestPackage.change(made, "video/avc-360p/00001.m4s", large);
        return made;
    }

    private static Cli ended(Path kept, String room) throws IOException {
        return new Cli(
                Integer.parseInt(Files.readString(kept.resolve(room + ".code")).strip()),
                Files.readString(kept.resolve(room + ".out")),
                Files.readString(kept.resolve(room + ".err")));
    }

    private static void untouched(Path before, Path now) throws IOException {
        for (String seen : List.of("master.m3u8", "manifest.mpd")) {
            assertThat(now.resolve(TestTitle.NAME + "/" + seen))
                    .hasSameBinaryContentAs(before.resolve(TestTitle.NAME + "/" + seen));
        }
        try (FolderStore store = FolderStore.open(now)) {
            assertThat(ViewerProbe.look(store, TestTitle.NAME.text())).isEmpty();
        }
    }

    private static void nothingByHalf(Release release, Path target) throws IOException {
        Path version = target.resolve(TestTitle.NAME + "/v/" + release.id());
        // The record is none of the package's; that it is whole the viewer's look at what it shows tells.
        for (Path file : files(version).stream()
                .filter(each -> !each.endsWith("release.json"))
                .toList()) {
            Path own = release.folder().resolve(version.relativize(file));
            assertThat(file).hasSameBinaryContentAs(own);
        }
        assertThat(hidden(target)).noneMatch(name -> name.endsWith(".part"));
    }

    private static long size(Path target) throws IOException {
        long size = 0;
        for (Path file : files(target)) {
            size += Files.size(file);
        }
        return size;
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> hidden(Path target) throws IOException {
        try (Stream<Path> files = Files.list(target.resolve(".ladderworks"))) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
