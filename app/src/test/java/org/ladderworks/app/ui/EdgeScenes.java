package org.ladderworks.app.ui;

import java.util.Optional;
import java.util.Set;
import javafx.scene.control.TabPane;
import org.ladderworks.app.cli.AwsMachine;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.publish.destination.SavedTarget;
import org.ladderworks.publish.s3.SettingsServer;

/**
 * What stands before published titles: a bucket that has rules of others, before and after ours are set, and files for edges
 * that are not of ours. The bucket is a server of the tests.
 */
final class EdgeScenes implements AutoCloseable {
    static final String TARGET = "films";

    private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">";
    private static final String CORS = "<CORSConfiguration" + NAMESPACE
            + "<CORSRule><AllowedMethod>PUT</AllowedMethod><AllowedOrigin>https://upload.example</AllowedOrigin>"
            + "<ID>uploads</ID></CORSRule></CORSConfiguration>";
    private static final String LIFECYCLE = "<LifecycleConfiguration" + NAMESPACE
            + "<Rule><Expiration><Days>90</Days></Expiration><ID>logs</ID><Filter><Prefix>logs/</Prefix></Filter>"
            + "<Status>Enabled</Status></Rule></LifecycleConfiguration>";

    private final Camera camera;
    private final SettingsServer bucket = new SettingsServer();
    private final AwsMachine machine = new AwsMachine();

    /** Saves a target of the bucket in a data folder that no window has open. */
    EdgeScenes(Camera camera, DataHome home) {
        this.camera = camera;
        bucket.set("cors", CORS);
        bucket.set("lifecycle", LIFECYCLE);
        home.targets()
                .save(new NewTarget(
                                TARGET,
                                "s3://films/vod",
                                "https://vod.example.com",
                                "eu-central-1",
                                bucket.server().at("").replaceAll("/$", ""),
                                "",
                                Optional.of(true))
                        .saved());
    }

    /** In the room of publishing. */
    void take(StudioHarness studio) throws Exception {
        choose(studio, TARGET);
        TabPane tabs = studio.await("#publish-tabs", TabPane.class);
        studio.robot().interact(() -> tabs.getSelectionModel().selectLast());
        studio.untilSaid(studio.words().of("publish.edge.none.bucket"));
        camera.all(studio, "publish-edge-empty");
        studio.write("#edge-addresses", "203.0.113.7/32");
        studio.write("#edge-pages", "https://www.example.com");
        studio.fire("#edge-show");
        studio.await("#edge-apply");
        camera.all(studio, "publish-edge-shown");
        studio.fire("#edge-apply");
        studio.untilSaid(studio.words().of("publish.edge.applied", TARGET));
        camera.all(studio, "publish-edge-set");
        kind(studio, 1);
        studio.write("#edge-origin", "https://films.s3.eu-central-1.amazonaws.com/vod");
        studio.fire("#edge-show");
        studio.untilSaid("ladderworks-edge.conf");
        camera.all(studio, "publish-edge-nginx");
        kind(studio, 2);
        studio.untilSaid(studio.words().of("publish.edge.none.cloudfront"));
        camera.take(studio, "publish-edge-cloudfront", RoomPictures.SMALL);
    }

    private static void kind(StudioHarness studio, int line) {
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#edge-kind")
                        .queryComboBox()
                        .getSelectionModel()
                        .select(line));
    }

    /** Chooses a target by its name. */
    static void choose(StudioHarness studio, String name) throws Exception {
        studio.until("the target " + name, () -> targets(studio).contains(name));
        studio.robot().interact(() -> {
            var box = studio.robot().lookup("#target").queryComboBox();
            for (int i = 0; i < box.getItems().size(); i++) {
                if (box.getItems().get(i) instanceof SavedTarget each
                        && each.name().equals(name)) {
                    box.getSelectionModel().select(i);
                    return;
                }
            }
        });
    }

    private static Set<String> targets(StudioHarness studio) {
        return studio.robot().lookup("#target").queryComboBox().getItems().stream()
                .filter(SavedTarget.class::isInstance)
                .map(each -> ((SavedTarget) each).name())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Override
    public void close() {
        machine.close();
        bucket.close();
    }
}
