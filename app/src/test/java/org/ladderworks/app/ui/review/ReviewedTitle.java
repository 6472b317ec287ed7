package org.ladderworks.app.ui.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.preview.CodedClip;
import org.ladderworks.app.studio.Workstation;
import org.ladderworks.app.wiring.studio.StudioWiring;

/** A title whose frames bear their numbers, encoded: made once for all that look at it. */
public final class ReviewedTitle {
    public static final int FRAMES = 75;

    private ReviewedTitle() {}

    /** Encodes it in a data folder; its source lies beside that. */
    public static void make(Path home, Path source) throws Exception {
        CodedClip.encode(source, "640x360", "25", FRAMES);
        try (Workstation station = StudioWiring.station(new DataHome(home))) {
            station.intake().take(List.of(source));
            long end = System.nanoTime() + 120_000_000_000L;
            Title title = station.library()
                    .titles(station.library().ids(org.ladderworks.app.library.TitleQuery.ALL))
                    .getFirst();
            while (station.library().find(title.id()).orElseThrow().facts().isEmpty()) {
                pause(end);
            }
            station.encodings().encode(List.of(title.id()), List.of(), Optional.empty());
            while (!Set.of(TitleStatus.TO_REVIEW, TitleStatus.FAILED)
                    .contains(station.library().find(title.id()).orElseThrow().status())) {
                pause(end);
            }
        }
    }

    private static void pause(long end) throws InterruptedException {
        if (System.nanoTime() > end) {
            throw new AssertionError("it was not encoded");
        }
        Thread.sleep(50);
    }
}
