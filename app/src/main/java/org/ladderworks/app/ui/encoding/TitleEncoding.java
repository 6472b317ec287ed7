package org.ladderworks.app.ui.encoding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.app.naming.NameTemplate;
import org.ladderworks.app.studio.Encodings;
import org.ladderworks.app.ui.notice.Notice;
import org.ladderworks.app.ui.workbench.Workbench;

/** Puts titles into the queue, and tells what came of it. On the UI thread alone. */
public final class TitleEncoding {
    private static final int MOST_NOTICES = 3;

    private final Workbench bench;
    private final Encodings encodings;

    public TitleEncoding(Workbench bench, Encodings encodings) {
        this.bench = bench;
        this.encodings = encodings;
    }

    /**
     * A job for each title, in that order, protected as was chosen for all new encodes.
     *
     * @param ladder names of presets; none for the one proposed for each source
     */
    public void encode(List<Long> titles, List<String> ladder) {
        encode(titles, ladder, Optional.empty());
    }

    /**
     * The same.
     *
     * @param template that names packages and jobs; empty for names by those of the titles
     */
    public void encode(List<Long> titles, List<String> ladder, Optional<NameTemplate> template) {
        if (!titles.isEmpty()) {
            Optional<String> protection = bench.preferences().now().get().protection();
            bench.work()
                    .run(
                            () -> encodings.encode(titles, ladder, protection, template),
                            begun -> begun(begun, protection));
        }
    }

    private void begun(Encodings.Begun begun, Optional<String> protection) {
        if (begun.refused().size() > MOST_NOTICES) {
            bench.tell(Notice.warning(
                    bench.words().of("library.refused", begun.refused().size()),
                    bench.words().of("library.refused.remedy"),
                    begun.refused().entrySet().stream()
                            .map(each -> each.getKey().source() + "\n  "
                                    + each.getValue().code() + ": "
                                    + each.getValue().what())
                            .collect(Collectors.joining("\n"))));
        } else {
            begun.refused()
                    .forEach((title, trouble) -> bench.tell(new Notice(
                            Notice.Kind.ERROR,
                            title.details().name() + ": " + trouble.what(),
                            trouble.remedy(),
                            Optional.of(trouble.code()),
                            title.source(),
                            Optional.empty())));
        }
        if (!begun.jobs().isEmpty()) {
            int jobs = begun.jobs().size();
            bench.tell(Notice.done(protection
                    .map(name -> bench.words().of("library.queued.protected", jobs, name))
                    .orElseGet(() -> bench.words().of("library.queued", jobs))));
        }
    }
}
