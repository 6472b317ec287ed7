package org.ladderworks.app.studio;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.app.destination.PlannedUpload;
import org.ladderworks.app.destination.TargetAccess;
import org.ladderworks.app.destination.TargetAccess.Opening;
import org.ladderworks.app.destination.TitleLinks;
import org.ladderworks.app.library.Library;
import org.ladderworks.app.library.Making;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.PublishReceipt;
import org.ladderworks.publish.cdn.Cdn;
import org.ladderworks.publish.cdn.CloudFrontCdn;
import org.ladderworks.publish.cdn.CloudFrontSettings;
import org.ladderworks.publish.cdn.Grant;
import org.ladderworks.publish.cdn.Pace;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.ReleaseId;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.title.Commit;

/** Brings titles of the library to targets, and takes them back there. Blocks for as long as it takes; thread-safe. */
public final class Publications {
    private static final Set<TitleStatus> STATUSES =
            Set.of(TitleStatus.TO_REVIEW, TitleStatus.APPROVED, TitleStatus.REJECTED, TitleStatus.PUBLISHED);

    /** Who only looks is told sooner that a target does not answer. */
    private static final Duration LOOKING = Duration.ofSeconds(20);

    /** How long links that are signed play, as of those that commands print. */
    private static final Duration LINKS_LAST = Duration.ofHours(12);

    private final Library library;
    private final SeenTitles seen;
    private final TargetShelf targets;
    private final TargetAccess access;
    private final Verifications verifications;

    public Publications(Library library, TargetShelf targets, TargetAccess access, Verifications verifications) {
        this.verifications = verifications;
        this.library = library;
        this.seen = new SeenTitles(library);
        this.targets = targets;
        this.access = access;
    }

    /**
     * Where a title goes.
     *
     * @param name what it is called in addresses there
     * @param target name of a saved one
     */
    public record Address(TitleName name, String target) {}

    /**
     * What was told to caches.
     *
     * @param distribution that has them
     * @param trouble why they were not told: viewers may see what was shown before for a while
     */
    public record Caches(String distribution, Optional<EngineException> trouble) {}

    /**
     * What a publication came to.
     *
     * @param caches empty where the target knows none
     */
    public record Published(PublishReceipt receipt, Optional<Caches> caches) {}

    /**
     * What going back came to.
     *
     * @param caches empty where the target knows none
     */
    public record GoneBack(Commit commit, Optional<Caches> caches) {}

    /**
     * How a title stands on a target.
     *
     * @param commits all that was done with it, the newest first
     * @param links what it is played by; none where the target knows no address that viewers use, or nothing is shown
     * @param until when the links end; empty where they do not
     * @param unsigned why there are no links although there is an address
     */
    public record Standing(
            List<Commit> commits,
            Map<Entrance, String> links,
            Optional<Instant> until,
            Optional<EngineException> unsigned) {}

    public TargetShelf targets() {
        return targets;
    }

    /** What stands before what is published. */
    public EdgeDesk edges() {
        return new EdgeDesk(targets);
    }

    /** What viewers get of what was published. */
    public Verifications verifications() {
        return verifications;
    }

    /** Titles with a whole package, those that changed last first. */
    public List<Title> titles() {
        return seen.find(TitleQuery.ALL.of(STATUSES).by(TitleQuery.Order.CHANGED, true)).stream()
                .filter(title -> folder(title)
                        .filter(folder -> Files.isRegularFile(folder.resolve(PackageIndex.FILE_NAME)))
                        .isPresent())
                .toList();
    }

    private static Optional<Path> folder(Title title) {
        return title.making().map(Making::folder).map(Path::of);
    }

    /**
     * What a title is called in addresses: as it was published before, or made of its name. Pure.
     *
     * @param taken names of other titles, which it is not to replace
     */
    public static String proposed(Title title, Collection<String> taken) {
        return title.making().flatMap(Making::publishedAs).orElseGet(() -> {
            String name = PackageNames.slug(title.details().name());
            String free = name;
            for (int number = 2; taken.contains(free); number++) {
                free = name + "-" + number;
            }
            return free;
        });
    }

    /** What publishing would do; changes nothing. */
    public PlannedUpload plan(Title title, Address to, Cancellation cancellation) {
        Release release = release(title);
        return access.with(
                to.target(),
                Opening.toRead(LOOKING, cancellation),
                open -> open.planned(open.publisher().plan(release, to.name(), cancellation)));
    }

    /**
     * Publishes a title; then it has that status. One that QA has rejected is refused (BAD_USAGE).
     *
     * @param note why, for the log
     * @param planned is told what will be sent, before anything is
     * @param warnings takes what is to be known of the target
     */
    public Published publish(
            Title title,
            Address to,
            Optional<String> note,
            Consumer<PlannedUpload> planned,
            Consumer<Saying> warnings,
            Progress.Listener listener,
            Cancellation cancellation) {
        refuseRejected(title.id());
        Release release = release(title);
        return access.with(to.target(), Opening.toWrite(warnings, cancellation), open -> {
            PublishReceipt receipt = open.publisher()
                    .publish(
                            release,
                            to.name(),
                            note,
                            plan -> planned.accept(open.planned(plan)),
                            listener,
                            cancellation);
            // It stands from here on, whatever becomes of the rest. One that is being encoded anew goes on being so.
            library.edit(
                    List.of(title.id()),
                    (now, at) -> STATUSES.contains(now.status())
                            ? now.publishedAs(to.name().text(), at)
                            : now);
            return new Published(receipt, tellCaches(open, to.name(), receipt.commit(), cancellation));
        });
    }

    /** Its package, or the one that is still there while another is being made. */
    private static boolean isRejected(Title title) {
        return title.status() == TitleStatus.REJECTED
                || (title.status() == TitleStatus.ENCODING
                        && title.making()
                                .filter(made -> made.before() == TitleStatus.REJECTED)
                                .isPresent());
    }

    private void refuseRejected(long title) {
        if (library.find(title).filter(Publications::isRejected).isPresent()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "QA has rejected it"
                            + library.verdicts(title).stream()
                                    .findFirst()
                                    .map(verdict -> ": " + verdict.author() + ", " + verdict.reason())
                                    .orElse(""),
                    "Encode it again, or have it approved.");
        }
    }

    private static Release release(Title title) {
        return Release.of(folder(title)
                .orElseThrow(() -> new PublishException(
                        ErrorCode.RELEASE_NOT_WHOLE, "nothing was made of the title yet", "Encode it first.")));
    }

    /**
     * Shows an earlier version again; no media is sent.
     *
     * @param note why, for the log
     * @param warnings takes what is to be known of the target
     */
    public GoneBack rollBack(
            Address of,
            ReleaseId version,
            Optional<String> note,
            Consumer<Saying> warnings,
            Cancellation cancellation) {
        return access.with(of.target(), Opening.toWrite(warnings, cancellation), open -> {
            Commit commit = open.publisher().rollback(of.name(), Optional.of(version), note, cancellation);
            return new GoneBack(commit, tellCaches(open, of.name(), commit, cancellation));
        });
    }

    /** What viewers see is right already: that caches were not told is no failure, but has to be known. */
    private static Optional<Caches> tellCaches(
            OpenTarget open, TitleName name, Commit commit, Cancellation cancellation) {
        return open.distribution().map(distribution -> tell(distribution, open, name, commit, cancellation));
    }

    private static Caches tell(
            CloudFrontSettings distribution,
            OpenTarget open,
            TitleName name,
            Commit commit,
            Cancellation cancellation) {
        try (Cdn cdn = CloudFrontCdn.open(distribution, Pace.USUAL)) {
            var _ = cdn.invalidate(
                    open.delivery().orElseThrow().changed(name, commit), Cdn.Listener.NONE, cancellation);
            return new Caches(distribution.distribution(), Optional.empty());
        } catch (EngineException e) {
            return new Caches(distribution.distribution(), Optional.of(e));
        } catch (CancellationException e) {
            // The release stands all the same: no one is to be told that viewers see what they saw before.
            return new Caches(
                    distribution.distribution(),
                    Optional.of(new PublishException(
                            ErrorCode.CDN_SLOW,
                            "it was cancelled while caches were told",
                            "Where they had taken it, they go on by themselves; `ladderworks invalidate` asks again.",
                            e)));
        }
    }

    /** How a title stands on a target. */
    public Standing standing(Title title, Address at, Cancellation cancellation) {
        List<Commit> commits = access.with(
                        at.target(),
                        Opening.toRead(LOOKING, cancellation),
                        open -> open.publisher().history(at.name(), cancellation))
                .reversed();
        Optional<Delivery> delivery = commits.isEmpty() ? Optional.empty() : targets.delivery(at.target());
        if (delivery.isEmpty()) {
            return new Standing(commits, Map.of(), Optional.empty(), Optional.empty());
        }
        try {
            Instant until = Instant.now().plus(LINKS_LAST);
            TitleLinks links = TitleLinks.of(
                    delivery.get().url(),
                    at.name(),
                    delivery.get().admission(),
                    () -> until,
                    there -> Grant.of(there.all(), until));
            Map<Entrance, String> addresses = new LinkedHashMap<>();
            entrances(title).forEach(entrance -> addresses.put(entrance, links.address(entrance)));
            return new Standing(commits, addresses, links.until(), Optional.empty());
        } catch (EngineException e) {
            return new Standing(commits, Map.of(), Optional.empty(), Optional.of(e));
        }
    }

    /** Of the package here, or those that every title has where it cannot be read. */
    private static List<Entrance> entrances(Title title) {
        try {
            return release(title).entrances();
        } catch (EngineException e) {
            return List.of(Entrance.HLS, Entrance.DASH);
        }
    }
}
