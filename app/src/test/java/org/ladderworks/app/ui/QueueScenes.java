package org.ladderworks.app.ui;

import javafx.scene.input.KeyCode;

/** The queue: jobs that run, wait, have ended and have failed, and the file of one that is changed. */
final class QueueScenes {
    private final Camera camera;

    QueueScenes(Camera camera) {
        this.camera = camera;
    }

    /** What takes its time, while pictures are taken elsewhere. */
    void begin(StudioHarness studio) throws Exception {
        encode(studio, 2);
        studio.select("titles", 1);
        studio.dismissNotices();
    }

    private static void encode(StudioHarness studio, int line) throws Exception {
        studio.room("library");
        studio.dismissNotices();
        studio.select("titles", line);
        studio.keys(KeyCode.CONTROL, KeyCode.E);
        studio.until("queued", () -> studio.isThere("#notices .notice"));
    }

    void take(StudioHarness studio) throws Exception {
        encode(studio, 0);
        encode(studio, 1);
        studio.room("queue");
        studio.untilSaid(studio.words().of("standing.failed"));
        studio.untilSaid(studio.words().of("standing.done"));
        studio.select("jobs", 0);
        studio.await("#job-picture");
        // With its speed, once there is one.
        studio.until("speed", () -> studio.isSaid("·"));
        camera.all(studio, "queue");
        waitingJobs(studio);
        studio.select("jobs", 4);
        studio.fire("#show-job-file");
        studio.await("#job-file");
        camera.all(studio, "queue-failed");
        studio.select("jobs", 0);
        studio.fire("#cancel-job");
    }

    /** Of films that are not there: nobody looks before it is their turn, and until then the queue is told to stop. */
    private void waitingJobs(StudioHarness studio) throws Exception {
        studio.fire("#halt-queue");
        studio.await("#queue-halted");
        studio.room("library");
        studio.select("titles", 4, 5, 6);
        studio.keys(KeyCode.CONTROL, KeyCode.E);
        studio.room("queue");
        studio.until("six jobs", () -> studio.table("jobs").getItems().size() == 6);
        studio.select("jobs", 2, 3);
        studio.keys(KeyCode.ALT, KeyCode.UP);
        camera.all(studio, "queue-waiting");
        studio.select("jobs", 1);
        studio.keys(KeyCode.F2);
        studio.untilSaid(studio.words().of("queue.edit.right"));
        camera.all(studio, "queue-edit");
        studio.fire("#job-edit-leave");
    }
}
