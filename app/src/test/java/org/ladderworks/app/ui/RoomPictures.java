package org.ladderworks.app.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.TestPackage;
import org.ladderworks.publish.destination.TargetShelf;

/**
 * Takes a picture of every room, in a state worth seeing, at two sizes, light and dark. A program of its own, as it wants a
 * display: see {@link RoomPicturesTest}.
 */
final class RoomPictures {
    private static final List<int[]> SIZES = List.of(new int[] {1920, 1080}, new int[] {1366, 768});
    private static final List<String> FILMS = List.of(
            "Night market",
            "The cartographer",
            "Élan vital",
            "Harbour lights",
            "A winter in Tromsø",
            "Second unit",
            "The long take",
            "Paper boats",
            "Überfahrt",
            "Salt and iron",
            "Understudy",
            "Northbound",
            "The beekeepers",
            "Low tide",
            "Glass mountain",
            "Sonntagskind",
            "The projectionist",
            "Half past nowhere",
            "Orchard road",
            "Signal to noise");

    private final Path out;

    private RoomPictures(Path out) {
        this.out = out;
    }

    /** The arguments are the folder of pictures, and one to work in. */
    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[1]);
        Locale.setDefault(Locale.of(arguments[2]));
        new RoomPictures(Files.createDirectories(Path.of(arguments[0]))).take(work);
        System.exit(0);
    }

    private void take(Path work) throws Exception {
        Path media = Files.createDirectories(work.resolve("media"));
        Path film = media.resolve("Canal_at_dawn.mp4");
        Path longer = media.resolve("The long way round.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(film, 4, new Cancellation());
            engine.generateSample(longer, 300, new Cancellation());
        }
        Path broken = Files.writeString(media.resolve("damaged reel.mxf"), "no film");
        try (StudioHarness studio = StudioHarness.open(Files.createDirectories(work.resolve("empty")))) {
            studio.await("#empty-add-files");
            all(studio, "library-empty");
            studio.click("#empty-sample");
            studio.untilSaid(studio.words().of("tour.encode.how"));
            // Until the ring is drawn.
            Thread.sleep(500);
            all(studio, "tour");
            studio.click("#tour-leave");
        }
        Path home = Files.createDirectories(work.resolve("home"));
        fill(home);
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.untilSaid("Paper boats");
            studio.paste(film + "\n" + longer + "\n" + broken);
            studio.untilSaid("LW-3");
            studio.until("looked at", () -> studio.table("titles").getItems().size() == FILMS.size() + 3);
            studio.select("titles", 1);
            all(studio, "library");
            watched(studio, work);
            ladders(studio);
            protections(studio);
            for (int line : List.of(2, 0, 1)) {
                studio.select("titles", line);
                studio.keys(KeyCode.CONTROL, KeyCode.E);
                studio.until(
                        "queued",
                        () -> !studio.robot().lookup(".notice").queryAll().isEmpty());
            }
            studio.room("queue");
            studio.untilSaid(studio.words().of("standing.failed"));
            studio.untilSaid(studio.words().of("standing.done"));
            studio.until("speed", () -> studio.isSaid("·"));
            Thread.sleep(3000);
            studio.select("jobs", 0);
            studio.await("#job-picture");
            all(studio, "queue");
            waitingJobs(studio);
            studio.select("jobs", 4);
            studio.click("#show-job-file");
            studio.await("#job-file");
            all(studio, "queue-failed");
            studio.select("jobs", 0);
            studio.click("#cancel-job");
            studio.room("library");
            studio.select("titles", 0, 1, 2, 3);
            studio.keys(KeyCode.DELETE);
            studio.until(
                    "told", () -> studio.robot().lookup(".notice").tryQuery().isPresent());
            all(studio, "library-removed");
            studio.room("settings");
            // High enough for all that there is to press.
            studio.robot().interact(() -> studio.stage().setHeight(1080));
            studio.click("#examine");
            studio.untilSaid("bundled FFmpeg");
            all(studio, "settings");
            upkeep(studio);
        }
        publishing(Files.createDirectories(work.resolve("publishing")), work);
        reviewing(Files.createDirectories(work.resolve("reviewing")), film);
    }

    /** The room of QA, empty and with a title: compared in each way, and judged. */
    private void reviewing(Path home, Path film) throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#empty-add-files");
            studio.room("review");
            studio.await("#review-none");
            all(studio, "review-empty");
            studio.room("library");
            studio.paste(film.toString());
            studio.until("a line", () -> studio.table("titles").getItems().size() == 1);
            studio.untilSaid("H.264 25 fps");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.E);
            studio.untilSaid(studio.words().of("status.to-review"));
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            studio.until("a frame", () -> studio.isSaid(studio.words().of("review.frame", 0)));
            studio.robot()
                    .interact(() -> studio.robot().lookup("#picture").query().requestFocus());
            studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
            studio.until("a second", () -> studio.isSaid(studio.words().of("review.frame", 25)));
            remark(studio, "Halos along the bridge, as at 720p of the last encode.");
            studio.robot()
                    .interact(() -> studio.robot().lookup("#picture").query().requestFocus());
            studio.keys(KeyCode.I);
            studio.keys(KeyCode.SHIFT, KeyCode.RIGHT);
            studio.until("two seconds", () -> studio.isSaid(studio.words().of("review.frame", 50)));
            studio.keys(KeyCode.O);
            remark(studio, "The water is blocky.");
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#reason")
                            .queryTextInputControl()
                            .setText("Blocks in the water from 00:00:02:00 on"));
            studio.click("#reject");
            studio.until(
                    "judged",
                    () -> studio.robot().lookup("#verdicts .label").tryQuery().isPresent());
            studio.robot()
                    .interact(() -> studio.robot().lookup("#picture").query().requestFocus());
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#compare-with")
                            .queryComboBox()
                            .getSelectionModel()
                            .selectLast());
            for (int mode = 0; mode < 4; mode++) {
                studio.keys(List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT5)
                        .get(mode));
                Thread.sleep(700);
                all(
                        studio,
                        List.of("review-remarks", "review-side-by-side", "review-wipe", "review-difference")
                                .get(mode));
            }
        }
    }

    private static void remark(StudioHarness studio, String text) throws Exception {
        studio.robot().interact(() -> {
            studio.robot().lookup("#remark").queryTextInputControl().setText(text);
            studio.robot().lookup("#remark").query().requestFocus();
        });
        studio.keys(KeyCode.ENTER);
        studio.until(
                "kept",
                () -> studio.robot()
                        .lookup("#remark")
                        .queryTextInputControl()
                        .getText()
                        .isEmpty());
    }

    /** The rest of the settings, as it is scrolled to. */
    private void upkeep(StudioHarness studio) throws Exception {
        ScrollPane page = studio.await("#settings", ScrollPane.class);
        studio.robot().interact(() -> page.setVvalue(0.62));
        all(studio, "settings-caches");
        studio.click("#support-gather");
        studio.await("#support-text");
        studio.robot().interact(() -> page.setVvalue(1));
        all(studio, "settings-support");
    }

    /** Of films that are not there: nobody looks before it is their turn, and until then the queue is told to stop. */
    private void waitingJobs(StudioHarness studio) throws Exception {
        studio.click("#halt-queue");
        studio.await("#queue-halted");
        studio.room("library");
        studio.select("titles", 4, 5, 6);
        studio.keys(KeyCode.CONTROL, KeyCode.E);
        studio.room("queue");
        studio.until("six jobs", () -> studio.table("jobs").getItems().size() == 6);
        studio.select("jobs", 2, 3);
        studio.keys(KeyCode.ALT, KeyCode.UP);
        all(studio, "queue-waiting");
        studio.select("jobs", 1);
        studio.keys(KeyCode.F2);
        studio.untilSaid(studio.words().of("queue.edit.right"));
        all(studio, "queue-edit");
        studio.click("#job-edit-leave");
    }

    private void publishing(Path home, Path work) throws Exception {
        Path shelf = Files.createDirectories(work.resolve("mnt/origin/vod"));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.await("#publish-none");
            all(studio, "publish-empty");
        }
        for (int i = 0; i < 9; i++) {
            Path made = TestPackage.make(
                    work.resolve("packages").resolve("film-" + i), i, i == 8 ? 3000 : 6, i == 8 ? 20_000 : 1000);
            PackagedTitles.add(home, FILMS.get(i), i % 3 == 0 ? TitleStatus.TO_REVIEW : TitleStatus.APPROVED, made);
        }
        TargetShelf targets = new DataHome(home).targets();
        targets.save(
                new NewTarget("origin", shelf.toString(), "https://cdn.example.com/vod", "", "", "", Optional.empty())
                        .saved());
        targets.save(new NewTarget("archive", "s3://our-bucket/vod", "", "eu-central-1", "", "media", Optional.empty())
                .saved());
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-publish");
            studio.room("publish");
            studio.until(
                    "titles", () -> studio.table("publish-titles").getItems().size() == 9);
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#target")
                            .queryComboBox()
                            .getSelectionModel()
                            .select(1));
            studio.select("publish-titles", 1);
            for (int i = 0; i < 3; i++) {
                TestPackage.change(
                        work.resolve("packages/film-7"), "video/avc-360p/00002.m4s", new byte[] {1, 2, (byte) i});
                int lines = i + 1;
                String note = List.of("first release", "credits corrected", "sound of reel 3")
                        .get(i);
                studio.robot()
                        .interact(() -> studio.robot()
                                .lookup("#publish-note")
                                .queryTextInputControl()
                                .setText(note));
                studio.click("#publish-title");
                studio.until(
                        "line " + lines,
                        () -> studio.table("publish-history").getItems().size() == lines);
            }
            studio.select("publish-history", 1);
            all(studio, "publish");
            studio.click("#test-target");
            studio.untilSaid(studio.words().of("publish.test.good"));
            studio.click("#plan-title");
            studio.await("#plan");
            all(studio, "publish-tested");
            studio.click("#add-target");
            studio.robot()
                    .interact(() -> studio.robot()
                            .lookup("#target-place")
                            .queryTextInputControl()
                            .setText("s3://our-bucket/vod"));
            all(studio, "publish-target");
            studio.click("#target-leave");
            // What was published last is first; the one beneath it is large enough to be seen on its way.
            studio.select("publish-titles", 1);
            studio.click("#publish-title");
            studio.until("under way", () -> studio.isSaid(" %"));
            studio.robot().interact(() -> {
                studio.stage().setWidth(1366);
                studio.stage().setHeight(768);
            });
            Thread.sleep(400);
            picture(studio, "publish-under-way-1366x768-light");
            studio.click("#cancel-publish");
            studio.until(
                    "told", () -> studio.robot().lookup(".notice").tryQuery().isPresent());
            all(studio, "publish-cancelled");
        }
        PublishedPictures.take(home, shelf, this::all);
    }

    /** No folder, then one that is watched, one with its options, and one that is gone. */
    private void watched(StudioHarness studio, Path work) throws Exception {
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        studio.await("#watch-pane");
        all(studio, "library-watched-none");
        Path gone = Files.createDirectories(work.resolve("mnt/nas/ingest"));
        for (Path each : List.of(Files.createDirectories(work.resolve("mnt/nas/From the cutting room")), gone)) {
            studio.robot().interact(() -> {
                var content = new javafx.scene.input.ClipboardContent();
                content.putString(each.toString());
                javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
            });
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
            studio.untilSaid(each.getFileName().toString());
        }
        studio.click("#watch-options");
        fire(studio, "#watch-move");
        fire(studio, "#watch-encode");
        Files.delete(gone);
        studio.untilSaid("LW-3");
        all(studio, "library-watched");
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
    }

    /** A preset that comes with the program beside another, and one's own with changes. */
    private void ladders(StudioHarness studio) throws Exception {
        studio.room("ladder");
        studio.untilSaid(studio.words().of("ladder.plan"));
        studio.robot().interact(() -> compare(studio, Optional.of("web-hevc")));
        studio.until("beside", () -> studio.table("rungs").getItems().size() == 6);
        all(studio, "ladder");
        studio.robot().interact(() -> compare(studio, Optional.empty()));
        studio.click("#ladder-duplicate");
        studio.untilSaid(studio.words().of("ladder.state.saved", "web-h264-copy"));
        studio.robot().interact(() -> studio.robot().lookup("#point-3").query().requestFocus());
        studio.keys(KeyCode.LEFT);
        studio.untilSaid(studio.words().of("ladder.state.changed", "web-h264-copy"));
        studio.select("rungs", 2);
        studio.keys(KeyCode.INSERT);
        studio.until("five", () -> studio.table("rungs").getItems().size() == 5);
        studio.click("#ladder-remove-rung");
        studio.until("four", () -> studio.table("rungs").getItems().size() == 4);
        all(studio, "ladder-changed");
        studio.click("#ladder-save");
        studio.room("library");
    }

    /** Packages without protection, a profile for all devices, one that cannot work, and a box in words. */
    private void protections(StudioHarness studio) throws Exception {
        studio.room("protection");
        studio.await("#protection-is-clear");
        all(studio, "protection-clear");
        studio.click("#protection-new");
        studio.await("#scheme-cbcs");
        studio.click("#codec-hevc");
        all(studio, "protection");
        fire(studio, "#scheme-cenc");
        studio.await("#protection-problems");
        all(studio, "protection-refused");
        fire(studio, "#scheme-both");
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
                        .queryAs(javafx.scene.control.ScrollPane.class)
                        .setVvalue(0.8));
        studio.keys(KeyCode.CONTROL, KeyCode.I);
        studio.robot()
                .interact(() -> studio.robot()
                        .lookup("#pssh-text")
                        .queryTextInputControl()
                        .setText(
                                "AAAAW3Bzc2gAAAAA7e+LqXnWSs6jyCfc1R0h7QAAADsIARIQ62dqu8s0Xpa7z2FmMPGj2hoNd2lkZXZpbmVfdGVzdCIQ"
                                        + "ZmtqM2xqYVNkZmFsa3IzaioCSEQyAA=="));
        studio.click("#pssh-read");
        studio.await("#pssh-words");
        all(studio, "protection-pssh");
        studio.click("#protection-remove");
        studio.await("#protection-is-clear");
        studio.room("library");
    }

    private static void fire(StudioHarness studio, String query) throws Exception {
        javafx.scene.control.ButtonBase button = studio.await(query, javafx.scene.control.ButtonBase.class);
        studio.robot().interact(button::fire);
    }

    @SuppressWarnings("unchecked")
    private static void compare(StudioHarness studio, Optional<String> name) {
        studio.robot()
                .lookup("#compare")
                .queryAs(javafx.scene.control.ComboBox.class)
                .setValue(name);
    }

    private static void fill(Path home) {
        try (Library library =
                new Library(Catalog.open(new DataHome(home).folder()).titles(), java.time.InstantSource.system())) {
            List<NewTitle> titles = FILMS.stream().map(RoomPictures::title).toList();
            List<Title> added = library.add(titles);
            for (int i = 0; i < added.size(); i++) {
                TitleStatus status = List.of(
                                TitleStatus.PUBLISHED,
                                TitleStatus.APPROVED,
                                TitleStatus.TO_REVIEW,
                                TitleStatus.NEW,
                                TitleStatus.PUBLISHED)
                        .get(i % 5);
                library.edit(List.of(added.get(i).id()), (title, at) -> title.with(status, at));
            }
        }
    }

    private static NewTitle title(String name) {
        int number = FILMS.indexOf(name);
        return new NewTitle(
                new TitleDetails(
                        name,
                        "",
                        number % 3 == 0 ? List.of("feature", "2026") : number % 3 == 1 ? List.of("short") : List.of()),
                "/mnt/rushes/2026/" + name.replace(' ', '_') + ".mxf",
                Optional.of(new SourceFacts(
                        "MXF",
                        Optional.of(Duration.ofSeconds(600 + number * 397L)),
                        Optional.of(number % 4 == 0 ? "3840×2160 ProRes 24 fps PQ" : "1920×1080 MPEG-2 25 fps"),
                        number % 2 == 0 ? List.of("en PCM 5.1", "de PCM stereo") : List.of("en PCM stereo"),
                        number % 5 == 0 ? List.of("en SubRip SDH", "de SubRip") : List.of(),
                        number == 7 ? List.of("It has no sound.") : List.of())));
    }

    private void all(StudioHarness studio, String name) throws Exception {
        for (int[] size : SIZES) {
            studio.robot().interact(() -> {
                studio.stage().setX(0);
                studio.stage().setY(0);
                studio.stage().setWidth(size[0]);
                studio.stage().setHeight(size[1]);
            });
            for (String theme : List.of("light", "dark")) {
                // Pictures of titles, and what is laid out behind a change of size, come a moment later.
                Thread.sleep(400);
                picture(studio, name + "-" + size[0] + "x" + size[1] + "-" + theme);
                studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            }
        }
    }

    private void picture(StudioHarness studio, String name) throws IOException {
        WritableImage[] taken = new WritableImage[1];
        studio.robot().interact(() -> taken[0] = studio.stage().getScene().snapshot(null));
        WritableImage image = taken[0];
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(picture, "png", out.resolve(name + ".png").toFile());
    }
}
