package org.ladderworks.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.store.Catalog;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** What the virtual machine watches once, so that the window opens and moves faster from then on. The launcher runs it after a build. */
public final class WindowTraining {
    private static final int TITLES = 600;

    private WindowTraining() {}

    /** Opens the window on some titles, uses it and closes it; the argument is a data folder that is thrown away. */
    public static void main(String[] arguments) throws InterruptedException {
        DataHome home = new DataHome(Path.of(arguments[0]));
        try (Library library = new Library(Catalog.open(home.folder()).titles(), InstantSource.system())) {
            library.add(
                    IntStream.range(0, TITLES).mapToObj(WindowTraining::title).toList());
        }
        StudioWiring.goThrough(home);
        System.exit(0);
    }

    private static NewTitle title(int number) {
        return new NewTitle(
                new TitleDetails("Part " + number, "What happens in part " + number + ".", List.of("series")),
                "/sources/parts/" + number + ".mov",
                Optional.of(new SourceFacts(
                        "QuickTime",
                        Optional.of(Duration.ofMinutes(20 + number % 60)),
                        Optional.of("1920×1080 ProRes 25 fps"),
                        List.of("English, stereo"),
                        List.of("English"),
                        List.of())));
    }
}
