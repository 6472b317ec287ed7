package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ladderworks.app.job.JobQueue;
import org.ladderworks.app.ladder.SourceShape;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.naming.NameFacts;
import org.ladderworks.app.naming.NameTemplate;
import org.ladderworks.app.naming.TakenNames;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;

/** The folders that packages of titles get. What is taken is asked for once for all of them. */
public final class PackageNames {
    private final Library library;
    private final JobQueue queue;
    private final Supplier<Path> packages;

    /** @param packages folder in which each title gets one of its own */
    PackageNames(Library library, JobQueue queue, Supplier<Path> packages) {
        this.library = library;
        this.queue = queue;
        this.packages = packages;
    }

    /** How a package came to its name. */
    public enum How {
        /** As it was to be called. */
        WANTED,
        /** That is taken: a number stands behind it. */
        NUMBERED,
        /** The title has a folder, and stays in it. */
        KEPT
    }

    /**
     * The folder of one title.
     *
     * @param folder absolute
     */
    public record Named(Title title, Path folder, How how) {
        /** Its last name. */
        public String name() {
            return Objects.toString(folder.getFileName(), "");
        }

        /** What came there since the names were given is not written over. */
        void refuseThere() {
            if (how != How.KEPT && Files.exists(folder)) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "the folder " + folder + " came meanwhile",
                        "Encode the title again: it gets another name.");
            }
        }
    }

    /**
     * What titles get.
     *
     * @param refused those that can have no name by the template, and why
     */
    public record Plan(List<Named> named, Map<Title, Trouble> refused) {}

    /**
     * Gives each title a folder that is not there yet, and that no other title or job has or gets; names that differ in their case
     * alone count as the same. One that has a package, a job, or an address stays where it is. Creates nothing.
     *
     * @param ladder names of presets
     * @param template empty for names by those of the titles
     */
    Plan plan(List<Title> titles, List<String> ladder, Optional<NameTemplate> template) {
        Path parent = packages.get().toAbsolutePath();
        Set<String> queued = queue.outputs();
        TakenNames taken = taken(parent, queued);
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        List<Named> named = new ArrayList<>();
        Map<Title, Trouble> refused = new LinkedHashMap<>();
        int number = 0;
        for (Title title : titles) {
            number++;
            Optional<Path> kept = title.making()
                    .filter(made -> template.isEmpty() || stays(made, queued))
                    .map(made -> Path.of(made.folder()));
            if (kept.isPresent()) {
                named.add(new Named(title, kept.get(), How.KEPT));
                continue;
            }
            try {
                NameFacts facts = facts(title, ladder, today, number);
                String wanted = template.map(each -> each.name(facts))
                        .orElseGet(() -> slug(title.details().name()));
                String name = taken.take(wanted, title.id());
                named.add(new Named(title, parent.resolve(name), name.equals(wanted) ? How.WANTED : How.NUMBERED));
            } catch (EngineException e) {
                refused.put(title, Trouble.of(e));
            }
        }
        return new Plan(named, refused);
    }

    private static boolean stays(Making made, Set<String> queued) {
        return made.publishedAs().isPresent() || queued.contains(made.folder()) || Files.exists(Path.of(made.folder()));
    }

    private TakenNames taken(Path parent, Set<String> queued) {
        TakenNames taken = new TakenNames();
        library.folders().forEach((folder, title) -> within(parent, folder).ifPresent(name -> taken.add(name, title)));
        for (String folder : queued) {
            within(parent, folder).ifPresent(name -> taken.add(name, TakenNames.NOBODY));
        }
        if (Files.isDirectory(parent)) {
            try (Stream<Path> there = Files.list(parent)) {
                there.forEach(each -> taken.add(Objects.toString(each.getFileName(), ""), TakenNames.NOBODY));
            } catch (IOException e) {
                throw new UsageException(
                        ErrorCode.DATA_UNUSABLE,
                        "the folder of packages " + parent + " cannot be looked into: " + FileTrouble.words(e),
                        "See that you may read it, or choose another folder in the settings.",
                        e);
            }
        }
        return taken;
    }

    private static Optional<String> within(Path parent, String folder) {
        try {
            Path path = Path.of(folder);
            return parent.equals(path.getParent())
                    ? Optional.of(path).map(Path::getFileName).map(Path::toString)
                    : Optional.empty();
        } catch (InvalidPathException e) {
            // Of a catalog that came from another system.
            return Optional.empty();
        }
    }

    private static NameFacts facts(Title title, List<String> ladder, LocalDate today, int number) {
        return new NameFacts(
                title.details().name(),
                ladder.isEmpty() ? "auto" : String.join("+", ladder),
                today,
                number,
                source(title.source()),
                title.facts().flatMap(SourceShape::of).map(shape -> shape.size().height()),
                title.details().tags().stream().findFirst());
    }

    /** Without its folder and its ending. */
    private static String source(String source) {
        String name = source.substring(Math.max(source.lastIndexOf('/'), source.lastIndexOf('\\')) + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** What may stand in an address, too: small letters, digits and hyphens. */
    static String slug(String name) {
        String bare = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return bare.isEmpty()
                ? "title"
                : bare.substring(0, Math.min(bare.length(), 60)).replaceAll("-+$", "");
    }
}
