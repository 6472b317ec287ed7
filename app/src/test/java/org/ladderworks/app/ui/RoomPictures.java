package org.ladderworks.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Takes pictures of every room, in states worth seeing: of each room a class of its own goes through them. A program of its
 * own, as it wants a display: see {@link RoomPicturesTest}.
 */
final class RoomPictures {
    /** Beside the pictures: the texts that stand out too little, and those that are cut short; nothing in them is well. */
    static final String POOR = "poor-contrast.txt";

    static final String CUT = "cut-texts.txt";

    /** Beside the pictures, too: how many milliseconds each of them took, and the way there. */
    static final String TIMES = "times.txt";

    /** The smallest screen that the window is made for. */
    static final Camera.Pose SMALL = new Camera.Pose(1366, 768, false);

    private static final List<Camera.Pose> ALL = List.of(
            SMALL,
            new Camera.Pose(1366, 768, true),
            new Camera.Pose(1920, 1080, true),
            new Camera.Pose(1920, 1080, false));

    private RoomPictures() {}

    /**
     * The arguments are the folder for pictures, one to work in, one with media, and a language: in English all poses are
     * taken, in others the one that is the tightest for words.
     */
    public static void main(String[] arguments) throws Exception {
        Path out = Files.createDirectories(Path.of(arguments[0]));
        Path work = Path.of(arguments[1]);
        Path media = Path.of(arguments[2]);
        Locale.setDefault(Locale.of(arguments[3]));
        List<Camera.Pose> poses = arguments[3].equals("en") ? ALL : List.of(SMALL);
        Path home = Files.createDirectories(work.resolve("publishing"));
        try (Camera camera = new Camera(out, poses)) {
            PublishScenes publishing = new PublishScenes(camera);
            CompletableFuture<Void> preparing = CompletableFuture.runAsync(() -> prepare(publishing, home, work));
            new FirstStartScenes(camera).take(Files.createDirectories(work.resolve("empty")));
            rooms(camera, work, media);
            preparing.join();
            publishing.take(home, work);
        }
        System.exit(0);
    }

    private static void prepare(PublishScenes publishing, Path home, Path work) {
        try {
            publishing.prepare(home, work);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rooms(Camera camera, Path work, Path media) throws Exception {
        Path home = Files.createDirectories(work.resolve("home"));
        LibraryScenes library = new LibraryScenes(camera);
        library.fill(home);
        // One part of a title at once: the first is there sooner, and the pictures of it.
        Files.writeString(home.resolve("studio.json"), "{\"queue\": {\"cores\": 1}}");
        try (StudioHarness studio = StudioHarness.open(home)) {
            library.take(studio, work, media);
            QueueScenes queue = new QueueScenes(camera);
            queue.begin(studio);
            new LadderScenes(camera).take(studio);
            new ProtectionScenes(camera).take(studio);
            queue.take(studio);
            new ReviewScenes(camera).take(studio);
            library.removed(studio);
            new SettingsScenes(camera).take(studio);
        }
    }
}
