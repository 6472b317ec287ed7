import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;
import org.ladderworks.app.fx.Toolkit;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.wiring.studio.StudioWiring;

/**
 * {@code Scroll FOLDER SECONDS COUNT}: opens the real window over a data folder with so many titles and scrolls its list, first as a
 * wheel does, then as one drags the bar from end to end. Prints, a line each: {@code seen MILLISECONDS}, from the start of this
 * process until titles were seen; {@code wheel} and {@code bar}, each with frames per second, the milliseconds within which 95 of
 * a hundred frames came, those of the slowest, and how many of a thousand lines were drawn before their title was there.
 */
final class Scroll {
    /** Three lines for each frame, which is a fast turn of the wheel. */
    private static final double WHEEL = 150;

    private Scroll() {}

    public static void main(String[] arguments) throws Exception {
        int seconds = Integer.parseInt(arguments[1]);
        int titles = Integer.parseInt(arguments[2]);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Scene> scene = new AtomicReference<>();
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var clock = Executors.newSingleThreadScheduledExecutor();
        Toolkit.start(stage -> {
            StudioWiring.window(stage, new DataHome(Path.of(arguments[0])), background, clock, ended::countDown)
                    .show();
            sizeOf(stage);
            scene.set(stage.getScene());
        });
        while (!seen(scene.get(), titles)) {
            Thread.sleep(5);
        }
        Instant began = ProcessHandle.current().info().startInstant().orElseThrow();
        System.out.println("seen " + (Instant.now().toEpochMilli() - began.toEpochMilli()));
        // As long as an operator needs to reach for the mouse.
        Thread.sleep(3_000);
        int frames = seconds * 60;
        measure("wheel", scene.get(), frames, (flow, _) -> flow.scrollPixels(WHEEL));
        measure("bar", scene.get(), frames, (flow, frame) -> flow.setPosition((double) frame / frames));
        Platform.runLater(() -> System.exit(0));
    }

    private static void sizeOf(Stage stage) {
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1920);
        stage.setHeight(1080);
    }

    /** How one frame moves. */
    private interface Move {
        void by(VirtualFlow<?> flow, long frame);
    }

    private static void measure(String name, Scene scene, int frames, Move move) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        long[] lines = new long[2];
        AtomicReference<Frames> counted = new AtomicReference<>();
        Platform.runLater(() -> {
            TableView<?> table = (TableView<?>) scene.lookup("#titles");
            table.scrollTo(0);
            VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
            LongPredicate step = frame -> {
                count(table, lines);
                move.by(flow, frame);
                return frame < frames;
            };
            counted.set(new Frames(step, done::countDown));
            counted.get().start();
        });
        done.await();
        System.out.println(name + " " + counted.get().told() + " " + 1000 * lines[1] / Math.max(1, lines[0]));
    }

    private static void count(TableView<?> table, long[] lines) {
        for (var node : table.lookupAll("#column-title")) {
            if (node instanceof TableCell<?, ?> cell && !cell.isEmpty() && cell.isVisible()) {
                lines[0]++;
                lines[1] += cell.getItem() == null ? 1 : 0;
            }
        }
    }

    private static boolean seen(Scene scene, int titles) throws Exception {
        if (scene == null) {
            return false;
        }
        CountDownLatch asked = new CountDownLatch(1);
        boolean[] seen = new boolean[1];
        Platform.runLater(() -> {
            if (scene.lookup("#titles") instanceof TableView<?> table
                    && table.getItems().size() == titles) {
                long[] lines = new long[2];
                count(table, lines);
                seen[0] = lines[0] > 5 && lines[1] == 0;
            }
            asked.countDown();
        });
        asked.await(10, TimeUnit.SECONDS);
        return seen[0];
    }
}
