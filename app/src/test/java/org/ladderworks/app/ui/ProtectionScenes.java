package org.ladderworks.app.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.protection.KeyPlace;

/** The room of protection: a profile for all devices, one that cannot work, and a box in words. */
final class ProtectionScenes {
    /** Nobody's: its digits count up. */
    private static final String KEY = "00112233445566778899aabbccddeeff";

    private final Camera camera;

    ProtectionScenes(Camera camera) {
        this.camera = camera;
    }

    /** Packages without protection, a profile for all devices, one that cannot work, and a box in words. */
    void take(StudioHarness studio) throws Exception {
        studio.room("protection");
        studio.await("#protection-is-clear");
        camera.all(studio, "protection-clear");
        studio.fire("#protection-new");
        studio.await("#scheme-cbcs");
        studio.fire("#codec-hevc");
        camera.all(studio, "protection");
        studio.fire("#scheme-cenc");
        studio.await("#protection-problems");
        camera.all(studio, "protection-refused");
        studio.fire("#scheme-both");
        ComboBox<KeyPlace> places = places(studio);
        studio.robot().interact(() -> places.setValue(KeyPlace.SPEKE));
        studio.await("#protection-speke-address");
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#protection-form")
                        .queryAs(ScrollPane.class)
                        .setVvalue(0.8));
        studio.keys(KeyCode.CONTROL, KeyCode.I);
        studio.write(
                "#pssh-text",
                "AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lkZXZpbmVfdGVzdCIQ"
                        + "ZmtqM2xqYVNkZmFsa3IzaioCSEQyAA==");
        studio.fire("#pssh-read");
        studio.await("#pssh-words");
        camera.all(studio, "protection-pssh");
        studio.robot().interact(() -> places.setValue(KeyPlace.ENTERED));
        typedKeys(studio);
        studio.fire("#protection-remove");
        studio.await("#protection-is-clear");
    }

    /** Keys of a title: typed, looked at, refused as one has a digit too few, and kept. */
    private void typedKeys(StudioHarness studio) throws Exception {
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
        studio.await("#typed-content");
        camera.all(studio, "protection-typed-empty");
        studio.write("#typed-content", "series-1");
        studio.write("#typed-id-video", "11111111-1111-4111-8111-111111111111");
        studio.write("#typed-id-audio", "22222222-2222-4222-8222-222222222222");
        studio.write("#typed-key-audio", KEY.substring(1));
        studio.write("#typed-key-video", KEY);
        camera.all(studio, "protection-typed");
        Button eye = studio.await("#typed-key-video-show", Button.class);
        studio.robot().interact(eye::arm);
        camera.take(studio, "protection-typed-held", RoomPictures.SMALL);
        studio.robot().interact(eye::disarm);
        studio.fire("#typed-keep");
        Label wrong = studio.await("#typed-wrong", Label.class);
        studio.until("refused", () -> !wrong.getText().isEmpty());
        camera.all(studio, "protection-typed-refused");
        studio.write("#typed-key-audio", KEY);
        studio.write("#typed-key-video", KEY.replace('0', 'a'));
        studio.fire("#typed-keep");
        studio.untilSaid(studio.words().of("protection.typed.done", "series-1", "cbcs", ""));
        camera.all(studio, "protection-typed-kept");
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<KeyPlace> places(StudioHarness studio) throws Exception {
        return studio.await("#key-place", ComboBox.class);
    }
}
