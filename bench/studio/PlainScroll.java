import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.stage.Stage;

/** {@code PlainScroll SECONDS COUNT}: the floor: a bare table of the toolkit, eight columns of short texts, all in memory. */
final class PlainScroll {
    private static final double WHEEL = 150;
    private static final double LINE = 52;

    private PlainScroll() {}

    public static void main(String[] arguments) throws Exception {
        int frames = Integer.parseInt(arguments[0]) * 60;
        int count = Integer.parseInt(arguments[1]);
        CountDownLatch ready = new CountDownLatch(1);
        AtomicReference<TableView<Integer>> shown = new AtomicReference<>();
        Platform.startup(() -> {
            TableView<Integer> table = new TableView<>(FXCollections.observableArrayList(
                    IntStream.range(0, count).boxed().toList()));
            table.setFixedCellSize(LINE);
            for (int i = 0; i < 8; i++) {
                String name = "Column " + i;
                TableColumn<Integer, String> column = new TableColumn<>(name);
                column.setPrefWidth(180);
                column.setCellValueFactory(cell -> new SimpleStringProperty(name + " of " + cell.getValue()));
                table.getColumns().add(column);
            }
            Stage stage = new Stage();
            stage.setScene(new Scene(table, 1700, 900));
            stage.show();
            shown.set(table);
            ready.countDown();
        });
        ready.await();
        Thread.sleep(3_000);
        CountDownLatch done = new CountDownLatch(1);
        AtomicReference<Frames> counted = new AtomicReference<>();
        Platform.runLater(() -> {
            VirtualFlow<?> flow = (VirtualFlow<?>) shown.get().lookup(".virtual-flow");
            counted.set(new Frames(
                    frame -> {
                        flow.scrollPixels(WHEEL);
                        return frame < frames;
                    },
                    done::countDown));
            counted.get().start();
        });
        done.await();
        System.out.println("plain " + counted.get().told());
        System.exit(0);
    }
}
