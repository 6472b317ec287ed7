package org.ladderworks.app.studio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ladderworks.app.job.JobDesk;
import org.ladderworks.app.job.JobView;
import org.ladderworks.app.jobfile.JobChecker;
import org.ladderworks.app.jobfile.JobDraft;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.FootageKey;
import org.ladderworks.app.preview.PackageFootage;
import org.ladderworks.app.preview.PreviewWorker;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.studio.Viewing.Hindrance;
import org.ladderworks.app.studio.Viewing.Kind;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.manifest.index.IndexedPoster;
import org.ladderworks.engine.manifest.index.IndexedRendition;
import org.ladderworks.engine.manifest.index.IndexedThumbnails;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** What QA looks at: which titles there are to judge, and what of each can be seen. Blocks for as long as files take; thread-safe. */
public final class ReviewDesk {
    /** Titles with a whole package. */
    public static final Set<TitleStatus> STATUSES =
            Set.of(TitleStatus.TO_REVIEW, TitleStatus.APPROVED, TitleStatus.REJECTED, TitleStatus.PUBLISHED);

    /** As a job's: its piece begins with the frame that begins half a millisecond later at most. */
    private static final double TOLERANCE = 0.0005;

    private final SeenTitles seen;
    private final JobDesk queue;
    private final JobChecker checker;
    private final KeyChain secrets;
    private final PreviewWorker worker;
    private final PlayerPages pages;
    private final PosterWishes posters;

    public ReviewDesk(
            Library library,
            JobDesk queue,
            JobChecker checker,
            KeyChain secrets,
            PreviewWorker worker,
            PlayerPages pages,
            PosterWishes posters) {
        this.seen = new SeenTitles(library);
        this.queue = queue;
        this.checker = checker;
        this.secrets = secrets;
        this.worker = worker;
        this.pages = pages;
        this.posters = posters;
    }

    /** Where footage is opened. */
    public PreviewWorker worker() {
        return worker;
    }

    /** Pages that play packages in a browser. */
    public PlayerPages pages() {
        return pages;
    }

    /** Frames that are to be posters. */
    public PosterWishes posters() {
        return posters;
    }

    /**
     * Titles with a package, those that changed last first.
     *
     * @param status the one that they have; empty for any
     */
    public List<Title> titles(Optional<TitleStatus> status) {
        Set<TitleStatus> wanted = status.map(Set::of).orElse(STATUSES);
        return seen.find(TitleQuery.ALL.of(wanted).by(TitleQuery.Order.CHANGED, true));
    }

    /** Finds what can be seen of a title. Opens no media; what is not there is told in it. */
    public Viewing look(Title title) {
        List<Hindrance> hindrances = new ArrayList<>();
        List<Viewing.Seen> seen = new ArrayList<>();
        Optional<PackageIndex> index = index(title, hindrances);
        List<IndexedRendition> video = index.map(ReviewDesk::rungs).orElse(List.of());
        List<Footage> rungs = index.map(known -> rungs(folder(title), known, video, hindrances))
                .orElse(List.of());
        Optional<FrameRate> rate =
                video.stream().findFirst().flatMap(IndexedRendition::frameRate).map(FrameRate::parse);
        source(title, rungs, rate, hindrances)
                .ifPresent(source -> seen.add(new Viewing.Seen(source, Optional.empty())));
        for (Footage rung : rungs) {
            seen.add(new Viewing.Seen(rung, size(video, rung.label())));
        }
        return new Viewing(
                title,
                seen,
                index.map(known -> MediaTime.ofSeconds(known.duration())).orElse(length(title)),
                index.flatMap(PackageIndex::thumbnails).flatMap(known -> thumbnails(folder(title), known)),
                index.flatMap(PackageIndex::posters).orElse(List.of()).stream()
                        .map(poster -> poster(folder(title), poster))
                        .toList(),
                hindrances);
    }

    private static MediaTime length(Title title) {
        return title.facts()
                .flatMap(facts -> facts.duration())
                .map(length -> MediaTime.of(length.toMillis(), 1000))
                .orElse(MediaTime.ZERO);
    }

    private static Path folder(Title title) {
        return Path.of(title.making().map(Making::folder).orElseThrow());
    }

    private static Optional<PackageIndex> index(Title title, List<Hindrance> hindrances) {
        Optional<Path> file = title.making()
                .map(made -> Path.of(made.folder()).resolve(PackageIndex.FILE_NAME))
                .filter(Files::isRegularFile);
        try {
            return file.map(PackageIndex::read);
        } catch (EngineException e) {
            hindrances.add(new Hindrance(Kind.PACKAGE_UNREADABLE, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** Those that the preview opens: without trick play and transport streams. */
    private static List<IndexedRendition> rungs(PackageIndex index) {
        return index.renditions().stream()
                .filter(track -> track.kind() == IndexedRendition.Kind.VIDEO
                        && track.container().isEmpty()
                        && !track.role().equals(Optional.of("trickmode")))
                .toList();
    }

    private List<Footage> rungs(
            Path folder, PackageIndex index, List<IndexedRendition> video, List<Hindrance> hindrances) {
        Set<String> missing = new TreeSet<>();
        try {
            List<Footage> rungs = PackageFootage.rungs(folder, id -> key(id, missing, hindrances));
            return rungs.stream()
                    .filter(rung -> video.stream()
                            .filter(track -> name(track).equals(rung.label()))
                            .noneMatch(track ->
                                    track.keyId().filter(missing::contains).isPresent()))
                    .toList();
        } catch (IOException e) {
            hindrances.add(new Hindrance(Kind.PACKAGE_UNREADABLE, String.valueOf(e.getMessage())));
            return List.of();
        } finally {
            index.renditions().stream()
                    .filter(track -> track.keyId().filter(missing::contains).isPresent())
                    .map(IndexedRendition::path)
                    .reduce((one, other) -> one + ", " + other)
                    .ifPresent(tracks -> hindrances.add(new Hindrance(Kind.KEYS_UNKNOWN, tracks)));
        }
    }

    /** The key goes to the worker and nowhere else. */
    private Optional<FootageKey> key(String id, Set<String> missing, List<Hindrance> hindrances) {
        try {
            Optional<FootageKey> key = KeyId.parse(id).flatMap(this::key);
            if (key.isEmpty()) {
                missing.add(id);
            }
            return key;
        } catch (DrmException e) {
            Hindrance locked = new Hindrance(Kind.VAULT_LOCKED, String.valueOf(e.getMessage()));
            if (!hindrances.contains(locked)) {
                hindrances.add(locked);
            }
            missing.add(id);
            return Optional.empty();
        }
    }

    private Optional<FootageKey> key(KeyId id) {
        Optional<KeySet> known = secrets.known(Set.of(id));
        if (known.isEmpty()) {
            return Optional.empty();
        }
        try (KeySet keys = known.get()) {
            return keys.keys().values().stream()
                    .filter(key -> key.id().equals(id))
                    .findFirst()
                    .map(key -> FootageKey.of(key.secret()));
        }
    }

    private static String name(IndexedRendition track) {
        return track.path().substring(track.path().indexOf('/') + 1);
    }

    private static Optional<Resolution> size(List<IndexedRendition> video, String rung) {
        return video.stream()
                .filter(track -> name(track).equals(rung))
                .findFirst()
                .flatMap(IndexedRendition::resolution)
                .flatMap(ReviewDesk::resolution);
    }

    private static Optional<Resolution> resolution(String text) {
        String[] sides = text.split("x", -1);
        try {
            return sides.length == 2
                    ? Optional.of(new Resolution(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Footage> source(
            Title title, List<Footage> rungs, Optional<FrameRate> rate, List<Hindrance> hindrances) {
        List<ClipSpec> clips = clips(title);
        boolean parts = clips.size() > 1
                || clips.stream().anyMatch(clip -> clip.remote().isPresent());
        Path file = clips.isEmpty() ? Path.of(title.source()) : clips.getFirst().file();
        Optional<Kind> why = parts
                ? Optional.of(Kind.SOURCE_OF_PARTS)
                : clips.stream().anyMatch(clip -> clip.rate().isPresent()) || Files.isDirectory(file)
                        ? Optional.of(Kind.SOURCE_OF_IMAGES)
                        : Files.isRegularFile(file) ? Optional.empty() : Optional.of(Kind.SOURCE_GONE);
        if (why.isPresent()) {
            hindrances.add(new Hindrance(why.get(), title.source()));
            return Optional.empty();
        }
        Footage source = Footage.source(
                String.valueOf(file.getFileName()),
                file,
                clips.isEmpty() ? MediaTime.ZERO : start(clips.getFirst(), rate));
        // Those of the package have the title's times; the texts inside of it are found when it is opened.
        return Optional.of(new Footage(
                source.label(),
                source.kind(),
                source.pictures(),
                source.start(),
                source.sounds(),
                rungs.isEmpty() ? List.of() : rungs.getFirst().texts()));
    }

    /** What the last job that made its package was made of; none where that is not known any more. */
    private List<ClipSpec> clips(Title title) {
        Optional<String> folder = title.making().map(Making::folder);
        return queue.list().stream()
                .filter(job -> folder.equals(Optional.of(job.output())) && job.standing() == JobView.Standing.DONE)
                .max(Comparator.comparingLong(JobView::id))
                .flatMap(job ->
                        checker.check(JobDraft.parse(queue.jobFile(job.id()))).spec())
                .map(JobSpec::clips)
                .orElse(List.of());
    }

    /** Where its piece begins: at a frame, as far as its rate is that of the rungs. */
    private static MediaTime start(ClipSpec clip, Optional<FrameRate> rate) {
        Optional<CutPoint> from = clip.trim().from();
        if (from.isEmpty() || rate.isEmpty()) {
            return from.flatMap(point ->
                            point instanceof CutPoint.Clock clock ? Optional.of(clock.time()) : Optional.empty())
                    .orElse(MediaTime.ZERO);
        }
        double seconds = from.get().at(rate.get()).approximateSeconds() + TOLERANCE;
        return rate.get().timeOf((long) Math.floor(seconds * rate.get().approximate()));
    }

    private static Optional<Viewing.Thumbnails> thumbnails(Path folder, IndexedThumbnails known) {
        return resolution(known.tile())
                .filter(_ -> known.count() > 0 && known.columns() > 0 && known.rows() > 0)
                .map(tile -> new Viewing.Thumbnails(
                        folder.resolve(known.path()),
                        tile,
                        known.columns(),
                        known.rows(),
                        MediaTime.ofSeconds(known.interval()),
                        known.count()));
    }

    private static Viewing.Poster poster(Path folder, IndexedPoster poster) {
        return new Viewing.Poster(poster.time(), folder.resolve(poster.images().getFirst()));
    }
}
