package org.ladderworks.app.ui;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.library.Title;

/** The room of QA with a title: compared in each way, and judged. */
final class ReviewScenes {
    private static final String NAME = "Canal at dawn";

    private final Camera camera;

    ReviewScenes(Camera camera) {
        this.camera = camera;
    }

    void take(StudioHarness studio) throws Exception {
        studio.room("review");
        ListView<?> titles = studio.await("#review-titles", ListView.class);
        studio.untilSaid(NAME);
        studio.robot().interact(() -> titles.getSelectionModel().select(line(titles)));
        studio.until("a frame", () -> studio.isSaid(studio.words().of("review.frame", 0)));
        picture(studio);
        studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
        studio.until("a second", () -> studio.isSaid(studio.words().of("review.frame", 25)));
        remark(studio, "Halos along the bridge, as at 720p of the last encode.");
        picture(studio);
        studio.keys(KeyCode.I);
        studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
        studio.until("two seconds", () -> studio.isSaid(studio.words().of("review.frame", 50)));
        studio.keys(KeyCode.O);
        remark(studio, "The water is blocky.");
        studio.write("#reason", "Blocks in the water from 00:00:02:00 on");
        studio.fire("#reject");
        studio.until(
                "judged",
                () -> studio.robot().lookup("#verdicts .label").tryQuery().isPresent());
        picture(studio);
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#compare-with")
                        .queryComboBox()
                        .getSelectionModel()
                        .selectLast());
        for (int mode = 0; mode < 4; mode++) {
            studio.keys(List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT5)
                    .get(mode));
            camera.all(
                    studio,
                    List.of("review-remarks", "review-side-by-side", "review-wipe", "review-difference")
                            .get(mode));
        }
    }

    /** Of what was encoded; others have no package. */
    private static int line(ListView<?> titles) {
        return IntStream.range(0, titles.getItems().size())
                .filter(i -> titles.getItems().get(i) instanceof Title title
                        && title.details().name().equals(NAME))
                .findFirst()
                .orElseThrow();
    }

    private static void picture(StudioHarness studio) {
        studio.robot().interact(() -> studio.robot().lookup("#picture").query().requestFocus());
    }

    private static void remark(StudioHarness studio, String text) throws Exception {
        studio.write("#remark", text);
        studio.keys(KeyCode.ENTER);
        studio.until(
                "kept",
                () -> studio.robot()
                        .lookup("#remark")
                        .queryTextInputControl()
                        .getText()
                        .isEmpty());
    }
}
