package org.ladderworks.app.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

/** The window as {@link WindowKillTest} kills it: says on its output what its operator has been shown as kept. */
final class KilledWindow {
    /** Begins a line that says which edit was kept. */
    static final String KEPT = "kept ";

    /** Before the first edit, once four jobs wait. */
    static final String QUEUED = "queued";

    private KilledWindow() {}

    /** The arguments are the data folder, the folder of films, and what to do: begin, or finish. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        if (arguments[2].equals("begin")) {
            begin(StudioHarness.open(home), Path.of(arguments[1]));
        } else {
            try (StudioHarness studio = StudioHarness.open(home)) {
                finish(studio);
            }
            System.exit(0);
        }
    }

    private static void begin(StudioHarness studio, Path media) throws Exception {
        studio.await("#empty-add-files");
        try (Stream<Path> films = Files.list(media)) {
            List<Path> all = films.sorted().toList();
            studio.paste(all.stream().map(Path::toString).collect(Collectors.joining("\n")));
            studio.until("all films", () -> studio.table("titles").getItems().size() == all.size());
        }
        studio.select("titles", 0, 1, 2, 3);
        studio.keys(KeyCode.CONTROL, KeyCode.E);
        studio.untilSaid("4 jobs wait");
        System.out.println(QUEUED);
        studio.select("titles", 0);
        for (int edit = 1; ; edit++) {
            String name = "Edit " + edit;
            TextField field = studio.await("#title-name", TextField.class);
            studio.robot().interact(() -> {
                field.setText(name);
                field.requestFocus();
            });
            studio.keys(KeyCode.ENTER);
            // In the list, which shows what the catalog has.
            studio.untilSaid(name);
            System.out.println(KEPT + edit);
        }
    }

    private static void finish(StudioHarness studio) throws Exception {
        studio.await("#titles");
        studio.untilSaid("Edit ");
        System.out.println(studio.said("Edit "));
        studio.until("no job is left", () -> !studio.isSaid("Encoding"));
        studio.room("queue");
        studio.untilSaid("nothing to do");
        studio.until("four done", () -> studio.count("Done") == 4);
        System.out.println("finished");
    }
}
