package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.publish.TestPackage;
import org.testfx.util.WaitForAsyncUtils;

/** Who hears the window instead of seeing it is told what each control is. */
class AccessibleNamesTest {
    private static final List<String> ROOMS =
            List.of("library", "ladder", "protection", "queue", "review", "publish", "settings");

    @TempDir
    Path folder;

    @Test
    @DisplayName("each control of each room that takes the focus has a name")
    void names() throws Exception {
        Path home = folder.resolve("home");
        PackagedTitles.add(
                home, "Night market", TitleStatus.APPROVED, TestPackage.make(folder.resolve("film"), 1, 4, 1000));
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.await("#room-settings");
            studio.until("a title", () -> studio.table("titles").getItems().size() == 1);
            studio.select("titles", 0);
            List<String> nameless = new ArrayList<>();
            int seen = 0;
            for (String room : ROOMS) {
                studio.room(room);
                studio.await("#" + room);
                List<Control> controls =
                        WaitForAsyncUtils.asyncFx(() -> takingFocus(studio)).get();
                seen += controls.size();
                Set<Node> labelled =
                        WaitForAsyncUtils.asyncFx(() -> labelled(studio)).get();
                controls.stream()
                        .filter(control ->
                                !labelled.contains(control) && name(control).isBlank())
                        .forEach(control -> nameless.add(room + ": " + control));
            }
            assertThat(nameless).isEmpty();
            assertThat(seen).isGreaterThan(100);
        }
    }

    private static List<Control> takingFocus(StudioHarness studio) {
        return studio
                .robot()
                .lookup((Node node) -> node instanceof Control control
                        && control.isFocusTraversable()
                        && isPartOfNone(control)
                        && StudioHarness.isShown(control))
                .<Control>queryAll()
                .stream()
                // They frame what has names of its own.
                .filter(control ->
                        !(control instanceof ScrollPane || control instanceof SplitPane || control instanceof TabPane))
                .toList();
    }

    /** The parts of a control, such as the editor of a spinner, are told with it. */
    private static boolean isPartOfNone(Control control) {
        for (Node each = control.getParent(); each != null; each = each.getParent()) {
            if (each instanceof Control outer
                    && !(outer instanceof ScrollPane || outer instanceof SplitPane || outer instanceof TabPane)) {
                return false;
            }
        }
        return true;
    }

    private static Set<Node> labelled(StudioHarness studio) {
        Set<Node> labelled = new HashSet<>();
        studio.robot()
                .lookup((Node node) -> node instanceof Label)
                .<Label>queryAll()
                .forEach(label -> {
                    if (label.getLabelFor() != null) {
                        labelled.add(label.getLabelFor());
                    }
                });
        return labelled;
    }

    private static String name(Control control) {
        String told = control.getAccessibleText() == null ? "" : control.getAccessibleText();
        String text = control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
        return told + text;
    }
}
