package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.app.ui.review.ReviewedTitle;

/** From a package to a verdict: looked at, compared, said something of and judged, in the real window. */
class ReviewInTheWindowTest {
    @TempDir
    static Path folder;

    private static Path home;

    @BeforeAll
    static void encode() throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        ReviewedTitle.make(home, folder.resolve("numbered.mp4"));
    }

    @Test
    @DisplayName(
            "frames are stepped through and compared, a remark is kept, a rejection needs a reason, a crash is told")
    void review() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-library");
            studio.until("a title", () -> studio.table("titles").getItems().size() == 1);
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            frame(studio, 0);
            assertThat(number(studio, 0)).isZero();
            studio.keys(KeyCode.RIGHT);
            frame(studio, 1);
            studio.keys(KeyCode.RIGHT);
            frame(studio, 2);
            studio.keys(KeyCode.LEFT);
            frame(studio, 1);
            assertThat(number(studio, 0)).isEqualTo(1);
            studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
            frame(studio, 26);
            studio.keys(KeyCode.DIGIT2);
            studio.until("two pictures", () -> images(studio).get(1).getImage() != null);
            assertThat(number(studio, 0)).isEqualTo(26);
            assertThat(number(studio, 1)).isEqualTo(26);
            wipesByKeys(studio);
            studio.keys(KeyCode.DIGIT5);
            studio.until("the difference", () -> images(studio).get(1).getImage() == null);
            assertThat(number(studio, 0)).as("nearly black").isZero();
            write(studio, "#reviewer", "Ada");
            studio.keys(KeyCode.ESCAPE);
            write(studio, "#remark", "banding in the sky");
            studio.robot().push(KeyCode.ENTER);
            studio.until("the remark", () -> remarks(studio).getItems().size() == 1);
            studio.untilSaid("00:00:01:01");
            studio.click("#reject");
            studio.untilSaid("A rejection needs a reason.");
            write(studio, "#reason", "banding");
            studio.click("#reject");
            studio.untilSaid("Rejected by Ada");
            studio.robot()
                    .interact(() -> studio.robot().lookup("#picture").query().requestFocus());
            kill();
            studio.untilSaid("The preview crashed.");
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup((Node node) -> node instanceof Button button && "Go on".equals(button.getText()))
                            .<Button>query()
                            .fire());
            studio.keys(KeyCode.DIGIT1);
            frame(studio, 26);
            studio.keys(KeyCode.RIGHT);
            frame(studio, 27);
            studio.room("library");
            studio.untilSaid("QA: rejected by Ada: banding");
            TextArea told = studio.await("#title-protection .value", TextArea.class);
            studio.until("its protection", () -> told.getText().equals("Not encrypted"));
        }
        assertThat(title().status()).isEqualTo(TitleStatus.REJECTED);
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-review");
            studio.room("library");
            studio.until("a title", () -> studio.table("titles").getItems().size() == 1);
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            studio.untilSaid("banding in the sky");
            studio.click("#approve");
            studio.untilSaid("Approved by Ada");
        }
        assertThat(title().status()).isEqualTo(TitleStatus.APPROVED);
    }

    /** The line goes to both sides, finer with Shift, and stays at the edges; elsewhere its keys do nothing. */
    private static void wipesByKeys(StudioHarness studio) throws Exception {
        studio.keys(KeyCode.COMMA);
        studio.keys(KeyCode.DIGIT3);
        Node line = studio.await("#wipe-line");
        ImageView under = images(studio).get(1);
        studio.until("the line in the middle", () -> near(part(line, under), 0.5));
        studio.keys(KeyCode.COMMA);
        studio.until("the line further left", () -> near(part(line, under), 0.45));
        studio.keys(KeyCode.PERIOD);
        studio.keys(KeyCode.PERIOD);
        studio.until("the line further right", () -> near(part(line, under), 0.55));
        studio.keys(KeyCode.SHIFT, KeyCode.PERIOD);
        studio.until("the line a little further", () -> near(part(line, under), 0.555));
        studio.keys(KeyCode.SHIFT, KeyCode.COMMA);
        studio.until("the line a little back", () -> near(part(line, under), 0.55));
        for (int i = 0; i < 12; i++) {
            studio.keys(KeyCode.PERIOD);
        }
        studio.until("the line at the edge", () -> near(part(line, under), 1));
        studio.click("#wipe-left");
        studio.until("the line off the edge", () -> near(part(line, under), 0.95));
        assertThat(studio.await("#wipe-left", Button.class).getTooltip().getText())
                .isEqualTo("Wipe line to the left  ,");
    }

    /** Where the line is in the picture, 0 to 1. */
    private static double part(Node line, ImageView picture) {
        double middle = line.getBoundsInParent().getCenterX();
        return (middle - picture.getLayoutX()) / picture.getFitWidth();
    }

    private static boolean near(double part, double wanted) {
        return Math.abs(part - wanted) < 0.002;
    }

    private static Title title() {
        try (Library library =
                new Library(Catalog.open(new DataHome(home).folder()).titles(), InstantSource.system())) {
            return library.titles(library.ids(TitleQuery.ALL)).getFirst();
        }
    }

    private static void frame(StudioHarness studio, int number) throws Exception {
        Label label = studio.await("#frame", Label.class);
        studio.until("frame " + number, () -> (label.getText() + " ").startsWith("frame " + number + " "));
    }

    private static List<ImageView> images(StudioHarness studio) {
        return studio
                .robot()
                .from(studio.robot().lookup("#picture").<Node>query())
                .lookup((Node node) -> node instanceof ImageView)
                .<ImageView>queryAll()
                .stream()
                .toList();
    }

    private static ListView<?> remarks(StudioHarness studio) {
        return studio.robot().lookup("#remarks").queryAs(ListView.class);
    }

    /** The number that a picture on the screen bears. */
    private static int number(StudioHarness studio, int picture) throws Exception {
        int[] read = new int[1];
        studio.robot().interact(() -> {
            var image = images(studio).get(picture).getImage();
            int number = 0;
            for (int bit = 0; bit < 10; bit++) {
                int x = (int) ((2 * bit + 1) * image.getWidth() / 20);
                int green = image.getPixelReader().getArgb(x, (int) image.getHeight() / 2) >> 8 & 0xff;
                number |= green > 128 ? 1 << bit : 0;
            }
            read[0] = number;
        });
        return read[0];
    }

    private static void write(StudioHarness studio, String query, String text) throws Exception {
        TextInputControl field = studio.await(query, TextInputControl.class);
        studio.robot().interact(() -> {
            field.requestFocus();
            field.setText(text);
        });
    }

    /** The worker is the process below this one that runs its main class. */
    private static void kill() {
        ProcessHandle worker = ProcessHandle.current()
                .descendants()
                .filter(each -> each.info()
                        .commandLine()
                        .filter(line -> line.endsWith("PreviewMain") && line.contains("java"))
                        .isPresent())
                .filter(each -> each.children().findAny().isEmpty())
                .findFirst()
                .orElseThrow();
        worker.destroyForcibly();
    }
}
