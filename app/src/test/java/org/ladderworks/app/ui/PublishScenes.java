package org.ladderworks.app.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.destination.TargetShelf;

/** The room of publishing: a title with its history, a plan, a target that is made, and a publish on its way. */
final class PublishScenes {
    private final Camera camera;

    PublishScenes(Camera camera) {
        this.camera = camera;
    }

    /** What takes its time, while pictures are taken of other rooms. Opens no window. */
    void prepare(Path home, Path work) throws IOException {
        Files.createDirectories(work.resolve("mnt/origin/vod"));
        for (int i = 0; i < 9; i++) {
            Path made = TestPackage.make(
                    work.resolve("packages").resolve("film-" + i), i, i == 8 ? 3000 : 6, i == 8 ? 100_000 : 1000);
            PackagedTitles.add(
                    home, LibraryScenes.FILMS.get(i), i % 3 == 0 ? TitleStatus.TO_REVIEW : TitleStatus.APPROVED, made);
        }
    }

    /** Of what was prepared there. */
    void take(Path home, Path work) throws Exception {
        Path shelf = work.resolve("mnt/origin/vod");
        TargetShelf targets = new DataHome(home).targets();
        targets.save(
                new NewTarget("origin", shelf.toString(), "https://cdn.example.com/vod", "", "", "", Optional.empty())
                        .saved());
        targets.save(new NewTarget("archive", "s3://our-bucket/vod", "", "eu-central-1", "", "media", Optional.empty())
                .saved());
        try (PublishedPictures viewers = new PublishedPictures(camera, new DataHome(home), shelf);
                EdgeScenes edge = new EdgeScenes(camera, new DataHome(home));
                StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            camera.pose(studio, RoomPictures.SMALL);
            studio.room("publish");
            studio.until(
                    "titles", () -> studio.table("publish-titles").getItems().size() == 9);
            EdgeScenes.choose(studio, "origin");
            studio.select("publish-titles", 1);
            for (int i = 0; i < 3; i++) {
                TestPackage.change(
                        work.resolve("packages/film-7"), "video/avc-360p/00002.m4s", new byte[] {1, 2, (byte) i});
                int lines = i + 1;
                String note = List.of("first release", "credits corrected", "sound of reel 3")
                        .get(i);
                studio.write("#publish-note", note);
                studio.fire("#publish-title");
                studio.until(
                        "line " + lines,
                        () -> studio.table("publish-history").getItems().size() == lines);
            }
            studio.select("publish-history", 1);
            camera.all(studio, "publish");
            studio.dismissNotices();
            studio.fire("#test-target");
            studio.untilSaid(studio.words().of("publish.test.good"));
            studio.fire("#plan-title");
            studio.await("#plan");
            camera.all(studio, "publish-tested");
            studio.fire("#add-target");
            studio.write("#target-place", "s3://our-bucket/vod");
            camera.all(studio, "publish-target");
            studio.fire("#target-leave");
            // What was published last is first; the one beneath it is large enough to be seen on its way.
            studio.select("publish-titles", 1);
            camera.pose(studio, RoomPictures.SMALL);
            studio.fire("#publish-title");
            studio.until("under way", () -> studio.isSaid(" %"));
            camera.take(studio, "publish-under-way", RoomPictures.SMALL);
            studio.fire("#cancel-publish");
            studio.until("told", () -> studio.isThere(".notice"));
            camera.all(studio, "publish-cancelled");
            studio.dismissNotices();
            viewers.take(studio);
            studio.dismissNotices();
            edge.take(studio);
        }
    }
}
