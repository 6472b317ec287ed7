package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.home.StudioSettings;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** The real window over a data folder, on the toolkit's headless platform, worked by keys and clicks as its user would. */
final class StudioHarness implements AutoCloseable {
    /** Until something that is waited for counts as not coming: other tests may have the processors meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FxRobot robot = new FxRobot();
    private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Stage stage;

    private StudioHarness(Stage stage) {
        this.stage = stage;
    }

    static StudioHarness open(Path home) throws Exception {
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        StudioHarness harness = new StudioHarness(stage);
        FxToolkit.setupFixture(() -> StudioWiring.window(
                        stage, new DataHome(home), harness.background, harness.clock, harness.ended::countDown)
                .show());
        return harness;
    }

    FxRobot robot() {
        return robot;
    }

    Stage stage() {
        return stage;
    }

    Words words() {
        return Words.in(Locale.getDefault(Locale.Category.DISPLAY));
    }

    /** Waits until it is so. */
    void until(String what, Callable<Boolean> isSo) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!WaitForAsyncUtils.asyncFx(() -> isSoNow(isSo)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never came: " + what + "; seen: " + texts());
            }
            Thread.sleep(20);
        }
    }

    /** What asks for a control that is not there yet is not so. */
    private static boolean isSoNow(Callable<Boolean> isSo) throws Exception {
        try {
            return isSo.call();
        } catch (NoSuchElementException e) {
            return false;
        }
    }

    /** Waits until a control is there and seen. In what is waited for itself, which the UI thread looks at, it is there or not. */
    <T extends Node> T await(String query, Class<T> type) throws Exception {
        if (Platform.isFxApplicationThread()) {
            return type.cast(shown(query).orElseThrow());
        }
        until(query, () -> shown(query).isPresent());
        return type.cast(shown(query).orElseThrow());
    }

    Node await(String query) throws Exception {
        return await(query, Node.class);
    }

    boolean isThere(String query) {
        return shown(query).isPresent();
    }

    private Optional<Node> shown(String query) {
        return robot.lookup(query).queryAll().stream()
                .filter(StudioHarness::isShown)
                .findFirst();
    }

    static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null
                && node.getScene().getWindow() != null
                && node.getScene().getWindow().isShowing();
    }

    void untilSaid(String text) throws Exception {
        until("\"" + text + "\"", () -> isSaid(text));
    }

    boolean isSaid(String text) {
        return texts().stream().anyMatch(said -> said.contains(text));
    }

    /** The whole of a text that begins so. */
    String said(String beginning) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> texts().stream()
                        .filter(text -> text.startsWith(beginning))
                        .findFirst()
                        .orElseThrow())
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** How often a text is said. */
    long count(String text) {
        return labels().filter(text::equals).count();
    }

    private Set<String> texts() {
        return labels().collect(Collectors.toSet());
    }

    private Stream<String> labels() {
        return robot.lookup((Node node) -> node instanceof Labeled && isShown(node)).<Labeled>queryAll().stream()
                .map(Labeled::getText)
                .filter(text -> text != null && !text.isBlank());
    }

    void paste(String text) throws Exception {
        copy(text);
        keys(KeyCode.CONTROL, KeyCode.V);
    }

    void keys(KeyCode... codes) {
        robot.push(codes);
    }

    void click(String query) throws Exception {
        Node node = await(query);
        until(query + " can be used", () -> !node.isDisabled());
        robot.interact(() -> scrollTo(node));
        robot.clickOn(node);
    }

    /** Presses what a click may not reach, as it is scrolled out of sight. */
    void fire(String query) throws Exception {
        ButtonBase button = await(query, ButtonBase.class);
        until(query + " can be used", () -> !button.isDisabled());
        robot.interact(button::fire);
    }

    /** Puts a text into a field, as if it were typed there. */
    void write(String query, String text) throws Exception {
        TextInputControl field = await(query, TextInputControl.class);
        robot.interact(() -> {
            field.setText(text);
            field.requestFocus();
        });
    }

    void copy(String text) {
        robot.interact(() -> {
            var content = new javafx.scene.input.ClipboardContent();
            content.putString(text);
            javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
        });
    }

    /** As its user would. */
    private static void scrollTo(Node node) {
        // What has only just come has no place of its own before it is laid out: a click would go beside it.
        node.getScene().getRoot().applyCss();
        node.getScene().getRoot().layout();
        for (Node each = node.getParent(); each != null; each = each.getParent()) {
            if (each instanceof ScrollPane pane) {
                double hidden = pane.getContent().getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
                double top = pane.getVvalue() * hidden;
                Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
                double seen = pane.getViewportBounds().getHeight();
                if (hidden > 0 && (place.getMinY() < top || place.getMaxY() > top + seen)) {
                    pane.setVvalue(Math.clamp((place.getMinY() - seen / 2) / hidden, 0, 1));
                    pane.layout();
                }
            }
        }
    }

    /** Closes what the window has told so far. */
    void dismissNotices() {
        robot.interact(() -> robot.lookup("#notices .notice").queryAllAs(HBox.class).stream()
                .map(notice -> notice.getChildren().getLast())
                .forEach(close -> ((ButtonBase) close).fire()));
    }

    void room(String id) throws Exception {
        click("#room-" + id);
    }

    TableView<?> table(String id) throws Exception {
        return await("#" + id, TableView.class);
    }

    @SuppressWarnings("unchecked")
    ComboBox<StudioSettings.Theme> themes() throws Exception {
        return await("#settings-theme", ComboBox.class);
    }

    void select(String table, int... lines) throws Exception {
        TableView<?> view = table(table);
        robot.interact(() -> {
            view.getSelectionModel().clearSelection();
            for (int line : lines) {
                view.getSelectionModel().select(line);
            }
            view.requestFocus();
        });
    }

    @Override
    public void close() {
        if (ended.getCount() > 0) {
            robot.interact(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
            try {
                assertThat(ended.await(60, TimeUnit.SECONDS))
                        .as("the window ends")
                        .isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        clock.shutdownNow();
        background.close();
    }
}
