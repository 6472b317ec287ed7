package org.ladderworks.app.ui;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;

/** What viewers get of a published title, from a server that knows neither types nor cache times. */
final class PublishedPictures implements AutoCloseable {
    private static final String TARGET = "mirror";

    private final Camera camera;
    private final HttpServer server;

    /**
     * Saves a target in a data folder that no window has open.
     *
     * @param shelf the folder that is published to, and that viewers get
     */
    PublishedPictures(Camera camera, DataHome home, Path shelf) {
        this.camera = camera;
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), shelf, SimpleFileServer.OutputLevel.NONE);
        server.start();
        String viewers = "http://localhost:" + server.getAddress().getPort();
        home.targets().save(new NewTarget(TARGET, shelf.toString(), viewers, "", "", "", Optional.empty()).saved());
    }

    /** In the room of publishing, where the first title was published. */
    void take(StudioHarness studio) throws Exception {
        EdgeScenes.choose(studio, TARGET);
        studio.untilSaid("http://localhost:");
        studio.select("publish-titles", 0);
        studio.until(
                "history", () -> !studio.table("publish-history").getItems().isEmpty());
        studio.keys(KeyCode.F7);
        studio.until("looked at", () -> studio.table("verification").getItems().size() > 4);
        camera.all(studio, "publish-viewers");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
