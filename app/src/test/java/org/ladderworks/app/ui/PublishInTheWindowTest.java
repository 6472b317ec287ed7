package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.publish.TestPackage;

/** From a package to viewers and back, with the keyboard and the mouse. */
class PublishInTheWindowTest {
    @TempDir
    Path folder;

    private static void write(StudioHarness studio, String field, String text) throws Exception {
        TextField node = studio.await(field, TextField.class);
        studio.robot().clickOn(node).write(text);
        studio.until(text + " is written", () -> node.getText().equals(text));
    }

    @Test
    @DisplayName(
            "a target is saved and tried, a title planned, published, taken back and shown again; its link is copied")
    void published() throws Exception {
        Path home = folder.resolve("home");
        Path made = TestPackage.make(folder.resolve("film"), 1, 4, 1000);
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        PackagedTitles.add(home, "Night market", TitleStatus.APPROVED, made);
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.untilSaid("No place to publish to is saved yet");
            studio.keys(KeyCode.CONTROL, KeyCode.N);
            write(studio, "#target-name", "shelf");
            write(studio, "#target-place", shelf.toString());
            write(studio, "#target-viewers", "https://cdn.example.com/vod");
            studio.keys(KeyCode.ENTER);
            studio.untilSaid("viewers find it at https://cdn.example.com/vod");
            studio.keys(KeyCode.F6);
            studio.untilSaid("All that publishing needs works.");

            studio.until(
                    "a title", () -> studio.table("publish-titles").getItems().size() == 1);
            studio.select("publish-titles", 0);
            studio.until(
                    "its name",
                    () -> studio.await("#publish-name", TextField.class)
                            .getText()
                            .equals("night-market"));
            studio.keys(KeyCode.F5);
            studio.untilSaid("14 new, 0 changed, 0 unchanged");
            assertThat(shelf.resolve("night-market")).doesNotExist();
            studio.keys(KeyCode.CONTROL, KeyCode.P);
            studio.untilSaid("Published: night-market shows version");
            TableView<?> history = studio.table("publish-history");
            studio.until("one line", () -> history.getItems().size() == 1);
            studio.click("#copy-hls");
            studio.until(
                    "copied",
                    () -> "https://cdn.example.com/vod/night-market/master.m3u8"
                            .equals(Clipboard.getSystemClipboard().getString()));

            TestPackage.change(made, "video/avc-360p/00002.m4s", new byte[] {1, 2, 3});
            write(studio, "#publish-note", "second cut");
            studio.click("#publish-title");
            studio.until("two lines", () -> history.getItems().size() == 2);
            studio.untilSaid("second cut");
            studio.select("publish-history", 1);
            studio.keys(KeyCode.CONTROL, KeyCode.B);
            studio.until("three lines", () -> history.getItems().size() == 3);
            studio.untilSaid("Rolled back");
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.until("four lines", () -> history.getItems().size() == 4);
            studio.room("library");
            studio.untilSaid("Published");
        }
        assertThat(Files.readString(shelf.resolve("night-market/master.m3u8"))).contains("v/");
    }

    @Test
    @DisplayName("without packages the room says what to do; a wrong target is told with its code and a remedy")
    void wrong() throws Exception {
        Path home = folder.resolve("home");
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            assertThat(studio.await("#publish-none", Label.class).getText()).contains("press Encode");
            assertThat(studio.await("#publish-title").isDisabled()).isTrue();
        }
        PackagedTitles.add(
                home, "Low tide", TitleStatus.TO_REVIEW, TestPackage.make(folder.resolve("film"), 1, 2, 1000));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.click("#add-target");
            write(studio, "#target-name", "gone");
            write(studio, "#target-place", folder.resolve("unmounted").toString());
            studio.click("#target-save");
            studio.select("publish-titles", 0);
            studio.untilSaid("LW-7");
            studio.click("#plan-title");
            studio.until(
                    "told", () -> studio.robot().lookup(".notice").tryQuery().isPresent());
            studio.untilSaid("there is no folder");
            studio.click("#remove-target");
            studio.untilSaid("The target gone was removed");
            studio.untilSaid("No place to publish to is saved yet");
        }
    }

    @Test
    @DisplayName(
            "what viewers get is looked at by a key and told in a table; an edge's file is made, and what it is for is chosen")
    void looked() throws Exception {
        Path home = folder.resolve("home");
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), shelf, SimpleFileServer.OutputLevel.NONE);
        server.start();
        String viewers = "http://localhost:" + server.getAddress().getPort();
        new DataHome(home)
                .targets()
                .save(new NewTarget("shelf", shelf.toString(), viewers, "", "", "", Optional.empty()).saved());
        PackagedTitles.add(
                home, "Night market", TitleStatus.APPROVED, TestPackage.make(folder.resolve("film"), 1, 4, 1000));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.until(
                    "a title", () -> studio.table("publish-titles").getItems().size() == 1);
            studio.select("publish-titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.P);
            studio.untilSaid("Published: night-market shows version");
            studio.keys(KeyCode.F7);
            // Folders say neither types nor cache times: viewers of such a server would notice.
            studio.untilSaid("things are not as published");
            TableView<?> found = studio.table("verification");
            assertThat(found.getItems()).hasSizeGreaterThan(4);
            assertThat(found.getItems().toString()).contains("Content type", "Cache time", "Publish again");
            studio.keys(KeyCode.SHIFT, KeyCode.F7);
            studio.untilSaid("Only buckets have such settings.");
            ComboBox<?> kind = studio.await("#edge-kind", ComboBox.class);
            studio.robot().interact(() -> kind.getSelectionModel().select(1));
            TextField host = studio.await("#edge-host", TextField.class);
            studio.robot().interact(() -> host.setText("vod.example.com"));
            write(studio, "#edge-origin", "https://films.s3.eu-central-1.amazonaws.com/vod");
            studio.click("#edge-show");
            studio.untilSaid("ladderworks-edge.conf");
            studio.click("#edge-copy");
            studio.until(
                    "copied",
                    () -> Clipboard.getSystemClipboard().getString().contains("films.s3.eu-central-1.amazonaws.com"));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @DisplayName("a German window says an error in German, with its code and the engine's own sentence beneath")
    void german() throws Exception {
        Path home = Files.createDirectories(folder.resolve("home"));
        Files.writeString(home.resolve("studio.json"), "{\"language\": \"de\"}");
        new DataHome(home)
                .targets()
                .save(NewTarget.ofFolder("gone", folder.resolve("unmounted").toString())
                        .saved());
        PackagedTitles.add(
                home, "Low tide", TitleStatus.TO_REVIEW, TestPackage.make(folder.resolve("film"), 1, 2, 1000));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.until(
                    "a title", () -> studio.table("publish-titles").getItems().size() == 1);
            studio.select("publish-titles", 0);
            studio.keys(KeyCode.F5);
            studio.until(
                    "told", () -> studio.robot().lookup(".notice").tryQuery().isPresent());
            studio.untilSaid("LW-7004  Ordner oder Bucket des Ziels sind nicht da");
            studio.untilSaid("Tun, was die Einzelheiten sagen");
            studio.untilSaid("there is no folder");
        }
    }
}
