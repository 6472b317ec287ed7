package org.ladderworks.app.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of a window at sizes and in colours, and looks at each for what nobody can read. Pictures are written behind
 * that; closing it waits for them.
 */
final class Camera implements AutoCloseable {
    /** How a window is looked at. */
    record Pose(int width, int height, boolean dark) {
        private String name() {
            return width + "x" + height + (dark ? "-dark" : "-light");
        }
    }

    private final Path out;
    private final ExecutorService files = Executors.newSingleThreadExecutor();
    private final List<CompletableFuture<Void>> written = new ArrayList<>();
    private final Set<String> poor = new LinkedHashSet<>();
    private final Set<String> cut = new LinkedHashSet<>();
    private final List<Pose> poses;
    private final List<String> times = new ArrayList<>();
    private long ended = System.nanoTime();

    /** @param poses are taken in this order; windows are in the first of them between pictures */
    Camera(Path out, List<Pose> poses) {
        this.out = out;
        this.poses = poses;
    }

    /** Pictures of what is seen now, in every pose. */
    void all(StudioHarness studio, String name) throws Exception {
        for (Pose pose : poses) {
            take(studio, name, pose);
        }
        pose(studio, poses.getFirst());
    }

    /** A picture of what will not stay as it is. */
    void take(StudioHarness studio, String name, Pose pose) throws Exception {
        long begun = System.nanoTime();
        pose(studio, pose);
        long posed = System.nanoTime();
        String unstill = Stillness.await(studio.stage().getScene());
        long still = System.nanoTime();
        String picture = name + "-" + pose.name();
        int[] pixels = WaitForAsyncUtils.asyncFx(() -> look(studio.stage().getScene(), picture, pose))
                .get();
        written.add(CompletableFuture.runAsync(() -> write(picture, pixels, pose.width()), files));
        long taken = System.nanoTime();
        times.add(String.format(
                Locale.ROOT,
                "%5d until there, %5d posed, %5d still, %5d looked at: %s %s",
                (begun - ended) / 1_000_000,
                (posed - begun) / 1_000_000,
                (still - posed) / 1_000_000,
                (taken - still) / 1_000_000,
                picture,
                unstill));
        ended = taken;
    }

    void pose(StudioHarness studio, Pose pose) throws Exception {
        WaitForAsyncUtils.asyncFx(() -> {
                    studio.stage().setX(0);
                    studio.stage().setY(0);
                    studio.stage().setWidth(pose.width());
                    studio.stage().setHeight(pose.height());
                })
                .get();
        Scene scene = studio.stage().getScene();
        studio.until(pose.name(), () -> scene.getWidth() == pose.width() && scene.getHeight() == pose.height());
        if (isDark(scene) != pose.dark()) {
            WaitForAsyncUtils.asyncFx(() -> flip(scene)).get();
            studio.until(pose.name(), () -> isDark(scene) == pose.dark());
        }
    }

    /** By its keys, given to what has the focus: through the display a slow machine would have them repeated. */
    private static void flip(Scene scene) {
        EventTarget target = scene.getFocusOwner() == null ? scene.getRoot() : scene.getFocusOwner();
        Event.fireEvent(target, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.L, true, true, false, false));
    }

    /** By what it has, so that no picture has the other's name. */
    private static boolean isDark(Scene scene) {
        return scene.getUserAgentStylesheet().contains("dark");
    }

    private int[] look(Scene scene, String picture, Pose pose) {
        WritableImage image = scene.snapshot(null);
        int[] pixels = new int[pose.width() * pose.height()];
        image.getPixelReader()
                .getPixels(
                        0, 0, pose.width(), pose.height(), PixelFormat.getIntArgbInstance(), pixels, 0, pose.width());
        Contrast.poor(scene, pixels).forEach(each -> poor.add(picture + ": " + each));
        CutTexts.of(scene).forEach(each -> cut.add(picture + ": " + each));
        return pixels;
    }

    private void write(String picture, int[] pixels, int width) {
        try {
            PngFile.write(out.resolve(picture + ".png"), pixels, width);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the pictures, and writes down beside them what was seen. */
    @Override
    public void close() throws IOException {
        CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).join();
        files.shutdown();
        Files.write(out.resolve(RoomPictures.POOR), poor);
        Files.write(out.resolve(RoomPictures.CUT), cut);
        Files.write(out.resolve(RoomPictures.TIMES), times);
    }
}
