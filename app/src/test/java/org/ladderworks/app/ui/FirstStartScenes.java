package org.ladderworks.app.ui;

import java.nio.file.Path;

/** The window as it is at its first start: rooms that have nothing yet, and the tour. */
final class FirstStartScenes {
    private final Camera camera;

    FirstStartScenes(Camera camera) {
        this.camera = camera;
    }

    void take(Path home) throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            camera.pose(studio, RoomPictures.SMALL);
            camera.all(studio, "library-empty");
            studio.room("queue");
            camera.all(studio, "queue-empty");
            studio.room("review");
            studio.await("#review-none");
            camera.all(studio, "review-empty");
            studio.room("publish");
            studio.await("#publish-none");
            camera.all(studio, "publish-empty");
            studio.room("library");
            studio.fire("#empty-sample");
            studio.untilSaid(studio.words().of("tour.encode.how"));
            studio.untilSaid("H.264 25 fps");
            camera.all(studio, "tour");
            studio.fire("#tour-leave");
        }
    }
}
