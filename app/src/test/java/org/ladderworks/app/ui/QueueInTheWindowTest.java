package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.QueueSettings.WhenDone;
import org.ladderworks.app.ui.queue.JobRow;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/** The queue worked by its keys: order, job files, stopping, and an encoder that is killed. */
class QueueInTheWindowTest {
    @TempDir
    static Path media;

    private static Path one;
    private static Path two;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilms() throws Exception {
        one = media.resolve("one.mp4");
        two = media.resolve("two.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(one, 6, new Cancellation());
        }
        Files.copy(one, two);
    }

    /** Both in the queue, which begins none of them; shows it. */
    private static void queueBoth(StudioHarness studio) throws Exception {
        studio.await("#empty-add-files");
        studio.room("queue");
        studio.click("#halt-queue");
        studio.await("#queue-halted");
        studio.room("library");
        studio.paste(one + "\n" + two);
        studio.until("looked at", () -> studio.count("1280×720 H.264 25 fps") >= 2);
        for (int line = 1; line >= 0; line--) {
            studio.select("titles", line);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.room("queue");
            int jobs = 2 - line;
            studio.until(jobs + " jobs", () -> studio.table("jobs").getItems().size() == jobs);
            studio.room("library");
        }
        studio.room("queue");
    }

    private static List<Long> order(StudioHarness studio) throws Exception {
        return studio.table("jobs").getItems().stream()
                .map(row -> ((JobRow) row).id())
                .toList();
    }

    @Test
    @DisplayName(
            "jobs change places by keys and are put back; a job file is changed and kept; all of it outlives the window")
    void orderAndEdit() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            queueBoth(studio);
            studio.select("jobs", 1);
            studio.keys(KeyCode.ALT, KeyCode.UP);
            studio.until("2 before 1", () -> order(studio).equals(List.of(2L, 1L)));
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.until("1 before 2", () -> order(studio).equals(List.of(1L, 2L)));
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            studio.until("2 before 1", () -> order(studio).equals(List.of(2L, 1L)));

            studio.select("jobs", 0);
            studio.keys(KeyCode.F2);
            TextArea text = studio.await("#job-edit-text", TextArea.class);
            studio.untilSaid(studio.words().of("queue.edit.right"));
            String before = text.getText();
            studio.robot().interact(() -> text.setText(before.replaceFirst("\\{", "{\"vidio\": {},")));
            studio.untilSaid("vidio");
            assertThat(studio.await("#job-edit-keep").isDisabled()).isTrue();
            studio.robot()
                    .interact(
                            () -> text.setText(before.replaceFirst("\\{", "{\"video\": {\"speed\": \"ultrafast\"},")));
            studio.click("#job-edit-keep");
            studio.until("kept", () -> !studio.isThere("#job-edit-text"));
            TextArea log = studio.await("#job-log", TextArea.class);
            studio.until(
                    "in the log", () -> log.getText().contains(studio.words().of("log.edited")));
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-queue");
            studio.room("queue");
            studio.await("#queue-halted");
            studio.until("2 before 1", () -> order(studio).equals(List.of(2L, 1L)));
            studio.select("jobs", 0);
            studio.click("#show-job-file");
            TextArea file = studio.await("#job-file", TextArea.class);
            studio.until("as changed", () -> file.getText().contains("ultrafast"));
        }
    }

    @Test
    @DisplayName(
            "an encoder that is killed again and again is a message on its one job; the next goes on, and retried it is done")
    void crash() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            queueBoth(studio);
            AtomicBoolean kill = new AtomicBoolean(true);
            Thread killer = Thread.ofPlatform().start(() -> {
                while (kill.get()) {
                    ProcessHandle.current()
                            .descendants()
                            .filter(QueueInTheWindowTest::encodesTheFirst)
                            .forEach(ProcessHandle::destroyForcibly);
                    Thread.onSpinWait();
                }
            });
            try {
                studio.click("#go-on-queue");
                studio.untilSaid("Failed");
                studio.untilSaid("Done");
            } finally {
                kill.set(false);
                killer.join();
            }
            TableView<?> jobs = studio.table("jobs");
            int failed = order(studio).indexOf(1L);
            studio.select("jobs", failed);
            TextArea log = studio.await("#job-log", TextArea.class);
            studio.until("its code", () -> log.getText().contains(ErrorCode.ENCODE_PART_FAILED.label()));
            assertThat(log.getText()).contains(studio.words().of("log.again"), "is tried again", "was killed");
            assertThat(jobs.getItems()).hasSize(2);
            studio.keys(KeyCode.F6);
            studio.until("both done", () -> studio.count("Done") >= 2);
            studio.until(
                    "in the log",
                    () -> log.getText().contains(studio.words().of("log.retried"))
                            && log.getText()
                                    .lines()
                                    .toList()
                                    .getLast()
                                    .contains(studio.words().of("log.done")));
        }
        assertThat(home.resolve("packages/one/master.m3u8")).exists();
        assertThat(home.resolve("packages/two/master.m3u8")).exists();
    }

    @Test
    @DisplayName("the window closes when all is done, where that is wished, and not before")
    void closesWhenDone() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            queueBoth(studio);
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#queue-when-done")
                            .queryComboBox()
                            .getSelectionModel()
                            .select(1));
            studio.until(
                    "kept", () -> new DataHome(home).settings().read().queue().whenDone() == WhenDone.CLOSE);
            studio.click("#go-on-queue");
            studio.until("closed", () -> !studio.stage().isShowing());
            assertThat(home.resolve("packages/one/master.m3u8")).exists();
            assertThat(home.resolve("packages/two/master.m3u8")).exists();
        }
    }

    private static boolean encodesTheFirst(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        List<String> arguments = List.of(info.arguments().orElse(new String[0]));
        return info.command().orElse("").endsWith("/ffmpeg")
                && arguments.contains("libx264")
                && arguments.stream().anyMatch(argument -> argument.endsWith(one.toString()));
    }
}
