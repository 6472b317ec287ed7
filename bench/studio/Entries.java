import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ToggleButton;
import org.ladderworks.app.fx.Toolkit;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.wiring.studio.StudioWiring;

/**
 * {@code Entries FOLDER}: opens the real window and enters its rooms one after the other, three times over. Prints a line for each room:
 * {@code entry NAME FIRST SECOND THIRD}, the longest that the toolkit's thread did nothing else in the second from the press on, in
 * milliseconds.
 */
final class Entries {
    private static final int TIMES = 3;

    private Entries() {}

    public static void main(String[] arguments) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        AtomicReference<Scene> scene = new AtomicReference<>();
        var background = Executors.newVirtualThreadPerTaskExecutor();
        var clock = Executors.newSingleThreadScheduledExecutor();
        Toolkit.start(stage -> {
            StudioWiring.window(stage, new DataHome(Path.of(arguments[0])), background, clock, ended::countDown)
                    .show();
            scene.set(stage.getScene());
        });
        // The data folder is open by then, and titles are seen.
        Thread.sleep(8_000);
        List<ToggleButton> doors = new ArrayList<>();
        onUi(() -> scene.get().getRoot().lookupAll("#rail .toggle-button").stream()
                .map(ToggleButton.class::cast)
                .forEach(doors::add));
        double[][] most = new double[doors.size()][TIMES];
        for (int time = 0; time < TIMES; time++) {
            // From the second on: the first room is the one that is there.
            for (int room = 1; room <= doors.size(); room++) {
                most[room % doors.size()][time] = entered(doors.get(room % doors.size()));
            }
        }
        for (int room = 0; room < doors.size(); room++) {
            StringBuilder line = new StringBuilder("entry " + name(doors.get(room)));
            for (double each : most[room]) {
                line.append(" %.0f".formatted(each));
            }
            System.out.println(line);
        }
        Platform.runLater(() -> System.exit(0));
    }

    private static String name(Node door) {
        return String.valueOf(door.getId());
    }

    /** The longest time between what is asked of the toolkit's thread and its answer. */
    private static double entered(ToggleButton door) throws InterruptedException {
        Platform.runLater(door::fire);
        long until = System.nanoTime() + 1_000_000_000L;
        long longest = 0;
        while (System.nanoTime() < until) {
            long asked = System.nanoTime();
            onUi(() -> {});
            longest = Math.max(longest, System.nanoTime() - asked);
            Thread.sleep(1);
        }
        return longest / 1e6;
    }

    private static void onUi(Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(() -> {
            work.run();
            done.countDown();
        });
        done.await();
    }
}
