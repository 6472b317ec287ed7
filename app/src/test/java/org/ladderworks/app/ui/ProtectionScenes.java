package org.ladderworks.app.ui;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;

/** The room of protection: a profile for all devices, one that cannot work, and a box in words. */
final class ProtectionScenes {
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
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#key-place")
                        .queryComboBox()
                        .getSelectionModel()
                        .select(3));
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
        studio.fire("#protection-remove");
        studio.await("#protection-is-clear");
    }
}
