package org.ladderworks.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.store.Catalog;

/** Titles as an operator chooses and describes them. */
class LibraryInTheWindowTest {
    @TempDir
    Path home;

    @BeforeEach
    void fill() {
        try (Library library = new Library(Catalog.open(home).titles(), InstantSource.system())) {
            library.add(IntStream.range(0, 40)
                    .mapToObj(LibraryInTheWindowTest::title)
                    .toList());
        }
    }

    private static NewTitle title(int number) {
        return new NewTitle(
                new TitleDetails("Film %02d".formatted(number), "", List.of()),
                "/media/film-" + number + ".mov",
                Optional.of(new SourceFacts(
                        "MXF",
                        Optional.of(Duration.ofMinutes(90)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    @Test
    @DisplayName("the chosen titles stay chosen when the list is sorted otherwise, and when one of them changes")
    void chosen() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            TableView<?> titles = studio.table("titles");
            studio.until("all", () -> titles.getItems().size() == 40);
            studio.select("titles", 1, 3);
            studio.untilSaid("2 titles chosen");
            assertThat(titles.getSelectionModel().getSelectedIndices()).containsExactly(1, 3);
            sort(studio, titles);
            studio.until(
                    "sorted",
                    () -> titles.getSelectionModel().getSelectedIndices().equals(List.of(36, 38)));
            studio.untilSaid("2 titles chosen");
            // Left out of a window as narrow as this one.
            studio.robot().interact(() -> column(titles, "column-tags").setVisible(true));
            studio.click("#tag-all");
            studio.robot().write("new, 4k");
            studio.keys(KeyCode.ENTER);
            studio.robot().interact(() -> titles.scrollTo(38));
            studio.untilSaid("4k, new");
            studio.untilSaid("2 titles chosen");
        }
    }

    private static void sort(StudioHarness studio, TableView<?> titles) {
        studio.robot().interact(() -> sortBy(titles, "column-title"));
    }

    private static <T> void sortBy(TableView<T> table, String id) {
        TableColumn<T, ?> column = column(table, id);
        column.setSortType(TableColumn.SortType.ASCENDING);
        table.getSortOrder().setAll(List.of(column));
    }

    private static <T> TableColumn<T, ?> column(TableView<T> table, String id) {
        return table.getColumns().stream()
                .filter(each -> id.equals(each.getId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName(
            "what is taken back while its field still has the keys stays taken back; what was written last is kept on closing")
    void written() throws Exception {
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.until("all", () -> studio.table("titles").getItems().size() == 40);
            studio.select("titles", 0);
            TextField name = studio.await("#title-name", TextField.class);
            studio.until("its name", () -> name.getText().equals("Film 39"));
            write(studio, name, "Another");
            studio.keys(KeyCode.ENTER);
            studio.untilSaid("Another");
            studio.select("titles", 0);
            studio.keys(KeyCode.CONTROL, KeyCode.Z);
            studio.until("taken back", () -> name.getText().equals("Film 39"));
            write(studio, name, "Written last");
        }
        try (StudioHarness studio = StudioHarness.open(home)) {
            studio.untilSaid("Written last");
        }
    }

    private static void write(StudioHarness studio, TextField field, String text) {
        studio.robot().interact(() -> {
            field.requestFocus();
            field.setText(text);
        });
    }
}
