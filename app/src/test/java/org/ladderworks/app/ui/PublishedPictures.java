package org.ladderworks.app.ui;

import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.cli.AwsMachine;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.publish.s3.SettingsServer;

/** What viewers get of a published title, and what stands before it. */
final class PublishedPictures {
    private static final int MIRROR = 2;
    private static final int FILMS = 3;

    private PublishedPictures() {}

    /** Takes a picture under a name. */
    interface Taking {
        void of(StudioHarness studio, String name) throws Exception;
    }

    /** From a server that knows neither types nor cache times, and a bucket that has nothing. */
    static void take(Path home, Path shelf, Taking taking) throws Exception {
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), shelf, SimpleFileServer.OutputLevel.NONE);
        server.start();
        try (SettingsServer bucket = new SettingsServer();
                AwsMachine _ = new AwsMachine()) {
            DataHome data = new DataHome(home);
            data.targets()
                    .save(new NewTarget(
                                    "mirror",
                                    shelf.toString(),
                                    "http://localhost:" + server.getAddress().getPort(),
                                    "",
                                    "",
                                    "",
                                    Optional.empty())
                            .saved());
            data.targets()
                    .save(new NewTarget(
                                    "films",
                                    "s3://films/vod",
                                    "https://vod.example.com",
                                    "eu-central-1",
                                    bucket.server().at("").replaceAll("/$", ""),
                                    "",
                                    Optional.of(true))
                            .saved());
            try (StudioHarness studio = StudioHarness.open(home)) {
                studio.await("#room-publish");
                studio.room("publish");
                choose(studio, MIRROR);
                studio.select("publish-titles", 0);
                studio.until(
                        "history",
                        () -> !studio.table("publish-history").getItems().isEmpty());
                studio.keys(KeyCode.F7);
                studio.until(
                        "looked at",
                        () -> studio.table("verification").getItems().size() > 4);
                taking.of(studio, "publish-viewers");
                choose(studio, FILMS);
                studio.keys(KeyCode.SHIFT, KeyCode.F7);
                studio.until(
                        "a diff",
                        () -> studio.robot()
                                        .lookup("#edge-lines")
                                        .queryListView()
                                        .getItems()
                                        .size()
                                > 4);
                taking.of(studio, "publish-edge");
            }
        } finally {
            server.stop(0);
        }
    }

    private static void choose(StudioHarness studio, int target) {
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#target")
                        .queryComboBox()
                        .getSelectionModel()
                        .select(target));
    }
}
