package org.ladderworks.app.ui;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.NewTitle;
import org.ladderworks.app.library.SourceFacts;
import org.ladderworks.app.library.TitleDetails;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.store.Catalog;

/** Puts titles with packages into the library of a data folder that no window has open. */
final class PackagedTitles {
    private PackagedTitles() {}

    /** A title whose package lies in a folder. */
    static void add(Path home, String name, TitleStatus status, Path folder) {
        try (Library library =
                new Library(Catalog.open(new DataHome(home).folder()).titles(), InstantSource.system())) {
            // With facts: a source that is not there would be looked at, and the title fail.
            SourceFacts facts = new SourceFacts(
                    "MXF",
                    Optional.of(Duration.ofMinutes(90)),
                    Optional.of("1920×1080 ProRes 25 fps"),
                    List.of("en PCM stereo"),
                    List.of(),
                    List.of());
            long id = library.add(List.of(new NewTitle(
                            new TitleDetails(name, "", List.of()), "/mnt/rushes/" + name + ".mxf", Optional.of(facts))))
                    .getFirst()
                    .id();
            library.edit(
                    List.of(id),
                    (now, at) -> now.with(Making.in(folder.toString()), at).with(status, at));
        }
    }
}
