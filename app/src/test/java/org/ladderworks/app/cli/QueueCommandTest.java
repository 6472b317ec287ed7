package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queue as operators use it: jobs put there, a worker in a process of its own, others at it meanwhile. */
@EnabledOnOs(OS.LINUX)
class QueueCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    private Path child = Path.of("unset");
    private DataHome home = new DataHome(Path.of("unset"));

    @BeforeAll
    static void makeClip() {
        clip = Media.pictures(shared.resolve("clip.mp4"), "640x360", 12);
    }

    @BeforeEach
    void makeFolders() throws IOException {
        child = Files.createDirectory(folder.resolve("child"));
        home = new DataHome(child.resolve("data"));
    }

    private Cli cli(Object... arguments) {
        return Cli.at(home, arguments);
    }

    private long queue(Path source, String name, String speed) {
        return cli("encode", "--queue", "--json", "--speed", speed, "--out", folder.resolve(name), source)
                .succeeds()
                .at("/job/id")
                .asLong(0);
    }

    private ChildCli worker(Object... options) throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("worker", "--json"));
        arguments.addAll(List.of(options));
        return ChildCli.start(child, ChildCli.ownSession(), arguments.toArray());
    }

    private JsonNode show(long id) {
        return cli("jobs", "show", "--json", Long.toString(id)).succeeds().path("job");
    }

    private String standing(long id) {
        return show(id).path("standing").asString("");
    }

    private void awaitStanding(long id, String standing) throws InterruptedException {
        long end = System.nanoTime() + 30_000_000_000L;
        while (!standing(id).equals(standing)) {
            assertTrue(System.nanoTime() < end, () -> "job " + id + " is " + show(id) + ", not " + standing);
            Thread.sleep(50);
        }
    }

    private static void kill(String signal, ChildCli process) {
        RealTools.run(
                Path.of("/usr/bin/env"),
                List.of("kill", signal, "--", Long.toString(process.handle().pid())));
    }

    @Test
    @DisplayName("paused, resumed, its worker killed with -9, taken up by the next: the package of an undisturbed run")
    void aJobSurvivesItsWorker() throws Exception {
        long first = queue(clip, "first", "veryfast");
        long second = queue(clip, "second", "ultrafast");
        String waiting = cli("jobs").out();
        assertThat(waiting).contains("waiting", "clip.mp4 -> " + folder.resolve("first"), "No worker runs");

        try (ChildCli worker = worker()) {
            worker.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            cli("worker", "--json").failsWith(ErrorCode.WORKER_RUNS, home.folder());
            assertEquals("RUNNING", standing(first));
            cli("pause", Long.toString(first)).out();
            assertEquals("PAUSED", standing(first));
            Thread.sleep(500);
            String held = show(first).path("progress").toString();
            Thread.sleep(1000);
            assertEquals(held, show(first).path("progress").toString());
            assertThat(held).contains("paused by the operator");
            assertThat(cli("jobs").out()).contains("paused", "waiting").doesNotContain("No worker runs");
            cli("resume", Long.toString(first));
            assertEquals("RUNNING", standing(first));
            worker.rememberChildren();
            kill("-KILL", worker);
            worker.awaitEnd();
            assertEquals("INTERRUPTED", standing(first));
            assertThat(cli("jobs").out()).contains("interrupted", "No worker runs");
            for (ProcessHandle left : worker.survivors()) {
                left.onExit().get(5, java.util.concurrent.TimeUnit.SECONDS);
            }
        }
        try (ChildCli worker = worker("--until-empty")) {
            assertEquals(2, worker.awaitEnd().succeeds().path("jobs").size());
        }
        assertEquals("DONE", standing(first));
        assertEquals(2, show(first).path("attempts").asInt());
        assertEquals("DONE", standing(second));
        assertWorkIsTold(first, "first");
        assertWorkIsTold(second, "second");

        Path direct = folder.resolve("direct");
        cli("encode", "--json", "--speed", "veryfast", "--out", direct, clip).succeeds();
        assertEquals(
                Files.readString(direct.resolve("package.json")),
                Files.readString(folder.resolve("first/package.json")),
                "every file, by size and SHA-256");
    }

    /** How many chunks a killed worker leaves is chance: what is told of it is not. */
    private void assertWorkIsTold(long id, String output) {
        JsonNode work = show(id).path("work");
        int encoded = work.path("encoded").asInt(-1);
        int reused = work.path("reused").asInt(-1);
        assertThat(encoded).isNotNegative();
        assertThat(cli("jobs").out().lines().filter(line -> line.contains("-> " + folder.resolve(output))))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("done")
                .contains(
                        reused == 0
                                ? encoded + " chunks encoded"
                                : reused + " of " + (encoded + reused) + " chunks were there already (");
    }

    @Test
    @DisplayName("cancel ends the job at once and the worker takes the next; Ctrl-C gives the job back")
    void cancelAndInterrupt() throws Exception {
        long first = queue(clip, "first", "veryslow");
        long second = queue(clip, "second", "veryslow");
        try (ChildCli worker = worker()) {
            worker.awaitOutput("\"stage\":\"encode\"").awaitFfmpeg();
            long begin = System.nanoTime();
            assertEquals("CANCELLED", cancelled(first));
            awaitStanding(second, "RUNNING");
            assertTrue(System.nanoTime() - begin < 5_000_000_000L);
            assertTrue(Files.notExists(folder.resolve("first")));
            kill("-INT", worker);
            assertEquals(130, worker.awaitEnd().exitCode());
        }
        assertEquals("WAITING", standing(second));
        assertEquals(0, show(second).path("attempts").asInt());
        cli("jobs", "forget", "--json", Long.toString(first)).succeeds();
        cli("jobs", "show", "--json", Long.toString(first)).failsWith(ErrorCode.JOB_UNKNOWN);
    }

    private String cancelled(long id) {
        return cli("cancel", "--json", Long.toString(id))
                .succeeds()
                .at("/jobs/0/standing")
                .asString("");
    }

    @Test
    @DisplayName("a job that fails says why, the next is done all the same, and the worker's exit code tells")
    void aFailedJobHoldsUpNoOther() throws Exception {
        Path missing = Files.copy(clip, folder.resolve("missing.mp4"));
        long first = queue(missing, "first", "ultrafast");
        long second = queue(clip, "second", "ultrafast");
        Files.delete(missing);
        Cli worked = cli("worker", "--until-empty", "--json");

        assertEquals(4, worked.exitCode());
        JsonNode failed = show(first);
        assertEquals("FAILED", failed.path("standing").asString(""));
        assertEquals("LW-3001", failed.path("code").asString(""));
        assertEquals("DONE", standing(second));
        assertThat(cli("jobs").out()).contains("LW-3001: there is no file " + missing);

        Files.copy(clip, missing);
        cli("resume", Long.toString(first));
        assertEquals(0, cli("worker", "--until-empty").exitCode());
        JsonNode done = show(first);
        assertEquals("DONE", done.path("standing").asString(""));
        int reused = done.at("/work/reused").asInt();
        assertTrue(reused > 0, "the same pictures were there already: " + done);
        assertThat(cli("jobs").out().lines().filter(line -> line.contains("missing.mp4 -> ")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("done")
                .contains(reused + " of " + reused + " chunks were there already (")
                .doesNotContain("chunks encoded");
        assertThat(cli("jobs", "show", Long.toString(first)).out())
                .contains("work    " + reused + " of " + reused + " chunks were there already");
    }

    @Test
    void aJobIsEncodedWithThePresetThatItWasPutThereWith() throws Exception {
        Path preset = folder.resolve("house.json");
        save(preset, 180);
        long id = cli("encode", "--queue", "--json", "--preset", "house", "--out", folder.resolve("out"), clip)
                .succeeds()
                .at("/job/id")
                .asLong(0);
        save(preset, 90);
        assertEquals(0, cli("worker", "--until-empty").exitCode());
        assertEquals("DONE", standing(id));
        assertTrue(Files.isDirectory(folder.resolve("out/video/avc-180p")));
    }

    private void save(Path file, int height) throws IOException {
        Files.writeString(file, """
                {"version": 1, "ladder": {"rungs": [{"codec": "h264", "width": %d, "height": %d, "kilobits": 300}]}}
                """.formatted(height * 16 / 9, height));
        assertEquals(0, cli("presets", "save", "house", file).exitCode());
    }

    @Test
    void aSignedAddressIsNotKept() {
        Cli refused = cli(
                "encode", "--queue", "--json", "--out", folder.resolve("out"), "http://127.0.0.1:1/a.mp4?sig=abcdef");
        refused.failsWith(ErrorCode.BAD_USAGE, "--queue", "is signed");
        assertThat(refused.err() + refused.out()).doesNotContain("abcdef");
        assertThat(cli("jobs", "--json").succeeds().path("jobs")).isEmpty();
    }

    @Test
    void theJobFileOfAJobIsShown() {
        long id = queue(clip, "first", "fast");
        JsonNode file =
                cli("jobs", "show", "--json", Long.toString(id)).succeeds().path("jobFile");
        assertEquals("fast", file.at("/video/speed").asString(""));
        String shown = cli("jobs", "show", Long.toString(id)).out();
        assertEquals(file, JsonMapper.shared().readTree(shown.substring(shown.indexOf("{"))));
    }
}
