package org.ladderworks.app.ui;

import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;

/** What viewers get of a published title, from a server that knows neither types nor cache times. */
final class PublishedPictures {
    private PublishedPictures() {}

    /** Takes a picture under a name. */
    interface Taking {
        void of(StudioHarness studio, String name) throws Exception;
    }

    static void take(Path home, Path shelf, Taking taking) throws Exception {
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), shelf, SimpleFileServer.OutputLevel.NONE);
        server.start();
        new DataHome(home)
                .targets()
                .save(new NewTarget(
                                "mirror",
                                shelf.toString(),
                                "http://localhost:" + server.getAddress().getPort(),
                                "",
                                "",
                                "",
                                Optional.empty())
                        .saved());
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            // Targets stand in the order of their names: archive, mirror, origin.
            studio.until(
                    "targets",
                    () -> studio.robot()
                                    .lookup("#target")
                                    .queryComboBox()
                                    .getItems()
                                    .size()
                            == 3);
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#target")
                            .queryComboBox()
                            .getSelectionModel()
                            .select(1));
            studio.untilSaid("http://localhost:");
            studio.select("publish-titles", 0);
            studio.until(
                    "history", () -> !studio.table("publish-history").getItems().isEmpty());
            studio.keys(KeyCode.F7);
            studio.until(
                    "looked at", () -> studio.table("verification").getItems().size() > 4);
            taking.of(studio, "publish-viewers");
        } finally {
            server.stop(0);
        }
    }
}
