package org.ladderworks.app.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.store.Catalog;

/** The library with titles of every standing, one that cannot be read, watched folders, and titles that were removed. */
final class LibraryScenes {
    static final List<String> FILMS = List.of(
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

    private final Camera camera;

    LibraryScenes(Camera camera) {
        this.camera = camera;
    }

    void take(StudioHarness studio, Path work, Path media) throws Exception {
        studio.untilSaid("Paper boats");
        camera.pose(studio, RoomPictures.SMALL);
        // They are made meanwhile; this is the last of them.
        studio.until("the films", () -> Files.exists(media.resolve(RoomPicturesTest.BROKEN)));
        studio.paste(media.resolve(RoomPicturesTest.FILM)
                + "\n" + media.resolve(RoomPicturesTest.LONGER)
                + "\n" + media.resolve(RoomPicturesTest.BROKEN));
        studio.untilSaid("LW-3");
        studio.until("looked at", () -> studio.table("titles").getItems().size() == FILMS.size() + 3);
        studio.select("titles", 1);
        camera.all(studio, "library");
        watched(studio, work);
    }

    /** No folder, then one that is watched, one with its options, and one that is gone. */
    private void watched(StudioHarness studio, Path work) throws Exception {
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        studio.await("#watch-pane");
        camera.all(studio, "library-watched-none");
        Path gone = Files.createDirectories(work.resolve("mnt/nas/ingest"));
        for (Path each : List.of(Files.createDirectories(work.resolve("mnt/nas/From the cutting room")), gone)) {
            studio.copy(each.toString());
            studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
            studio.untilSaid(each.getFileName().toString());
        }
        studio.fire("#watch-options");
        studio.fire("#watch-move");
        studio.fire("#watch-encode");
        Files.delete(gone);
        studio.untilSaid("LW-3004");
        camera.all(studio, "library-watched");
        studio.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.W);
        studio.dismissNotices();
    }

    /** Some of them taken out, with what is told of it. */
    void removed(StudioHarness studio) throws Exception {
        studio.room("library");
        studio.dismissNotices();
        studio.select("titles", 0, 1, 2, 3);
        studio.keys(KeyCode.DELETE);
        studio.until("told", () -> studio.isThere(".notice"));
        camera.all(studio, "library-removed");
    }

    void fill(Path home) {
        try (Library library =
                new Library(Catalog.open(new DataHome(home).folder()).titles(), InstantSource.system())) {
            List<NewTitle> titles = FILMS.stream().map(LibraryScenes::title).toList();
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
}
