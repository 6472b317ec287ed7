package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Kills one job with {@code kill -9} again and again, at random moments, and starts it again each time, until it ends by
 * itself. Between the kills nothing that was finished may be lost, and no process may be left.
 */
final class KillCampaign {
    private static final int WORKERS = 2;

    private final Path folder;
    private final Path source;
    private final String speed;
    private final Random random;
    private int kills;
    private int redone;
    private int chunks;
    private int rounds;
    private int mostOpen;
    private final Set<String> seen = new HashSet<>();
    private Path store = Path.of("unset");

    /** @param seed of the moments, so that a failure can be looked at again */
    KillCampaign(Path folder, Path source, String speed, long seed) {
        this.folder = folder;
        this.source = source;
        this.speed = speed;
        this.random = new Random(seed);
    }

    int kills() {
        return kills;
    }

    /** Chunks that were begun and lost by kills, over all of them. */
    int redone() {
        return redone;
    }

    int chunks() {
        return chunks;
    }

    /** Times that the job was done from an empty store: more than once where it ended before it was killed often. */
    int rounds() {
        return rounds;
    }

    /**
     * Does the job once undisturbed, then with kills until there were so many; whenever it ends, its package must be the
     * undisturbed one.
     *
     * @param longest milliseconds from a start to a kill
     */
    void run(int mostKills, int longest) throws Exception {
        Path expected = folder.resolve("undisturbed/package");
        try (ChildCli job = start("undisturbed/child", expected)) {
            JsonNode made = job.awaitEnd().succeeds();
            assertEquals(1, made.path("text").size(), made::toString);
            // Each worker has one window at hand, of which it writes all rungs at once, stills and what is measured;
            // each
            // sound is one piece.
            mostOpen = WORKERS * (made.path("video").size() + 2)
                    + made.path("audio").size();
        }
        while (kills < mostKills) {
            Path round = Files.createDirectory(folder.resolve("round" + ++rounds));
            Path output = killed(round, mostKills, longest);
            FolderState.of(expected).isStillThatOf(output);
            assertNothingLeft(round, output);
            FolderState.deleteTree(round);
        }
    }

    private Path killed(Path round, int most, int longest) throws Exception {
        Path output = round.resolve("new/package");
        store = round.resolve("child/data/work/chunks");
        while (true) {
            Map<Path, FileTime> before = finished();
            try (ChildCli job = start("round" + rounds + "/child", output)) {
                boolean ended = kills >= most || job.awaitEndWithin(random.nextInt(longest) + 1, TimeUnit.MILLISECONDS);
                if (ended) {
                    Cli cli = job.awaitEnd();
                    cli.succeeds();
                    assertKept(before);
                    chunks = finished().size();
                    return output;
                }
                job.rememberChildren();
                int unfinished = newParts();
                job.handle().destroyForcibly();
                job.awaitEnd();
                kills++;
                redone += unfinished;
                for (ProcessHandle child : job.survivors()) {
                    child.onExit().get(10, TimeUnit.SECONDS);
                }
            }
            assertKept(before);
        }
    }

    private ChildCli start(String name, Path output) throws IOException {
        Path home = Files.createDirectories(folder.resolve(name));
        return ChildCli.start(
                home,
                ChildCli.ownSession(),
                "encode",
                "--json",
                "--cores",
                WORKERS,
                "--speed",
                speed,
                "--out",
                output,
                source);
    }

    private Map<Path, FileTime> finished() throws IOException {
        Map<Path, FileTime> found = new HashMap<>();
        if (Files.isDirectory(store)) {
            try (Stream<Path> files = Files.list(store)) {
                for (Path file :
                        files.filter(name -> name.toString().endsWith(".mp4")).toList()) {
                    found.put(file, Files.getLastModifiedTime(file));
                }
            }
        }
        return found;
    }

    private void assertKept(Map<Path, FileTime> before) throws IOException {
        Map<Path, FileTime> now = finished();
        for (Map.Entry<Path, FileTime> chunk : before.entrySet()) {
            assertEquals(chunk.getValue(), now.get(chunk.getKey()), "a finished chunk was lost or made again");
        }
    }

    /** Chunks that were being written, those that an earlier kill left aside. */
    private int newParts() throws IOException {
        if (!Files.isDirectory(store)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(store)) {
            List<String> open = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".part") && seen.add(name))
                    .toList();
            assertTrue(open.size() <= mostOpen, () -> "more was open than " + mostOpen + ": " + open);
            return open.size();
        }
    }

    /**
     * No file of the store is there but finished chunks and their sidecars, none of the output but the package, nothing
     * unfinished in the data folder and nothing at all among the temporary files.
     */
    private void assertNothingLeft(Path round, Path output) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            assertEquals(
                    List.of(),
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.matches("[0-9a-f]{64}\\.(mp4|json)"))
                            .toList());
        }
        assertTrue(Files.notExists(output.resolve(".ladderworks-staging")), "the staging folder");
        try (Stream<Path> files = Files.walk(round.resolve("child/data"))) {
            assertEquals(
                    List.of(),
                    files.filter(file -> file.getFileName().toString().matches(".*\\.(part|lease)(\\..*)?"))
                            .toList());
        }
        try (Stream<Path> files = Files.list(round.resolve("child/tmp"))) {
            assertEquals(List.of(), files.toList());
        }
    }
}
