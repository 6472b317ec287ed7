package org.ladderworks.app.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** To whom edges and buckets hand out what. */
final class AudienceOptions {
    @Option(
            names = "--page",
            paramLabel = "ORIGIN",
            description =
                    "A page that may play, such as https://www.example.com; several with several. Without it any.")
    private List<String> pages = new ArrayList<>();

    @Option(
            names = "--records",
            description = "Hand out what publishers note too: who published what, when and from where.")
    private boolean records;

    List<String> pages() {
        return pages.isEmpty() ? List.of("*") : List.copyOf(pages);
    }

    boolean records() {
        return records;
    }
}
