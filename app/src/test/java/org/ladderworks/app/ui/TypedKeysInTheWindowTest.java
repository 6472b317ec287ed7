package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.protection.KeyPlace;
import org.ladderworks.app.ui.protection.ClearText;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.progress.Cancellation;

/** Keys and passwords typed in the window, to an encrypted package; afterwards they lie nowhere in clear. */
class TypedKeysInTheWindowTest {
    private static final String VIDEO = "a1b2c3d4e5f60718293a4b5c6d7e8f90";
    private static final String AUDIO = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
    private static final String TOKEN = "s3cret-Token-8841";

    @TempDir
    static Path media;

    @TempDir
    Path home;

    @BeforeAll
    static void makeFilm() {
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(media.resolve("film.mp4"), 2, new Cancellation());
        }
    }

    private static void type(StudioHarness studio, String query, String text) throws Exception {
        TextInputControl field = studio.await(query, TextInputControl.class);
        studio.robot().interact(() -> field.setText(text));
    }

    private static void press(StudioHarness studio, String query) throws Exception {
        Button button = studio.await(query, Button.class);
        studio.robot().interact(button::fire);
    }

    @SuppressWarnings("unchecked")
    private static void from(StudioHarness studio, KeyPlace place) throws Exception {
        ComboBox<KeyPlace> box = studio.await("#key-place", ComboBox.class);
        studio.robot().interact(() -> box.setValue(place));
    }

    @Test
    @DisplayName(
            "keys that are typed encrypt the title; a malformed one is refused; nothing stays in a field or a file")
    void typed() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.paste(media.resolve("film.mp4").toString());
            studio.untilSaid("1280×720 H.264 25 fps");
            studio.room("protection");
            studio.keys(KeyCode.CONTROL, KeyCode.N);
            studio.await("#key-place");
            from(studio, KeyPlace.ENTERED);
            studio.untilSaid("type them under “Type keys”");
            TextInputControl content = studio.await("#protection-content", TextInputControl.class);
            studio.robot().interact(() -> {
                content.requestFocus();
                content.setText("series-1");
            });
            studio.keys(KeyCode.ENTER);
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.K);
            type(studio, "#typed-content", "series-1");
            type(studio, "#typed-id-video", "11111111-1111-4111-8111-111111111111");
            type(studio, "#typed-id-audio", "22222222-2222-4222-8222-222222222222");
            type(studio, "#typed-key-video", VIDEO);
            type(studio, "#typed-key-audio", AUDIO.substring(2));
            PasswordField masked = studio.await("#typed-key-video", PasswordField.class);
            Button eye = studio.await("#typed-key-video-show", Button.class);
            assertThat(studio.isSaid(VIDEO)).isFalse();
            studio.robot().interact(eye::arm);
            assertThat(studio.isSaid(VIDEO)).isTrue();
            studio.robot().interact(eye::disarm);
            assertThat(studio.isSaid(VIDEO)).isFalse();
            press(studio, "#typed-keep");
            studio.untilSaid("the key of audio is none of 16 bytes: it has 30 characters");
            assertThat(masked.getText()).isEmpty();
            type(studio, "#typed-key-video", VIDEO);
            type(studio, "#typed-key-audio", AUDIO);
            press(studio, "#typed-keep");
            studio.untilSaid("The keys of series-1 in cbcs are in the vault. Check values: Pictures ");
            TextField again = studio.await("#typed-key-video", TextField.class);
            assertThat(again.getText()).isEmpty();
            assertThat(again.isUndoable()).isFalse();
            assertThat(studio.await("#typed-wrong", Labeled.class).getText()).isEmpty();
            studio.click("#protection-use");
            studio.room("library");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.room("queue");
            studio.untilSaid("Done");
            studio.room("protection");
            from(studio, KeyPlace.SPEKE);
            type(studio, "#protection-speke-secret-vault", TOKEN);
            press(studio, "#protection-speke-secret-vault-keep");
            studio.untilSaid("Kept in the vault as profile-");
            assertThat(studio.await("#protection-speke-secret-vault", TextField.class)
                            .getText())
                    .isEmpty();
        }
        assertThat(DrmInspection.of(home.resolve("packages/film/video/avc-720p/init.mp4"))
                        .toString())
                .contains("11111111-1111-4111-8111-111111111111");
        for (String secret : new String[] {VIDEO, AUDIO, TOKEN}) {
            ClearText.isNowhereIn(home, secret);
        }
    }
}
