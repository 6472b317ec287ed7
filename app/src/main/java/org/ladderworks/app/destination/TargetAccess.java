package org.ladderworks.app.destination;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.PublishSettings;
import org.ladderworks.publish.Publisher;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.destination.TargetTrial;
import org.ladderworks.publish.store.Bandwidth;
import org.ladderworks.publish.store.ObjectStore;
import org.ladderworks.publish.store.StoreTraits;
import org.ladderworks.publish.upload.SpeedBook;
import org.ladderworks.publish.upload.TargetLine;
import org.ladderworks.publish.upload.Trying;

/** Opens targets for work, in this user's name. Thread-safe. */
public final class TargetAccess {
    private final TargetShelf shelf;
    private final Path uploads;
    private final SpeedBook speeds;

    /**
     * To the targets of one data folder.
     *
     * @param uploads folder for notes of what has arrived
     */
    public TargetAccess(TargetShelf shelf, Path uploads, SpeedBook speeds) {
        this.shelf = shelf;
        this.uploads = uploads;
        this.speeds = speeds;
    }

    /**
     * How a target is opened.
     *
     * @param writes whether the work changes anything: then it is found out first what the store can, where nobody knows it
     * @param warnings takes what is to be known of the target before the work begins
     */
    public record Opening(
            PublishSettings settings,
            Bandwidth limit,
            boolean writes,
            Consumer<Saying> warnings,
            Cancellation cancellation) {
        /**
         * For work that changes nothing.
         *
         * @param patience how long one request is tried
         */
        public static Opening toRead(Duration patience, Cancellation cancellation) {
            PublishSettings usual = ofThisUser(PublishSettings.LANES);
            return new Opening(
                    new PublishSettings(usual.lanes(), patience, usual.user(), usual.machine()),
                    Bandwidth.of(Optional.empty(), cancellation),
                    false,
                    _ -> {},
                    cancellation);
        }

        /** For work that changes something, as fast as it goes. */
        public static Opening toWrite(Consumer<Saying> warnings, Cancellation cancellation) {
            return new Opening(
                    ofThisUser(PublishSettings.LANES),
                    Bandwidth.of(Optional.empty(), cancellation),
                    true,
                    warnings,
                    cancellation);
        }
    }

    /**
     * Opens a target, and closes it behind the work.
     *
     * @param name of a saved target, or a place that is written out
     */
    public <T> T with(String name, Opening opening, Function<OpenTarget, T> work) {
        Target target = shelf.find(name);
        if (opening.writes()
                && target instanceof Target.Bucket bucket
                && bucket.traits().isEmpty()) {
            target = tried(name, opening, bucket);
        }
        if (opening.writes()
                && target instanceof Target.Bucket bucket
                && !bucket.traits().map(StoreTraits::conditions).orElse(true)) {
            opening.warnings().accept(StoreRemark.NO_CONDITIONS.with(target.place()));
        }
        try (ObjectStore store = target.open(opening.limit())) {
            TargetLine line =
                    new TargetLine(speeds, target.line(), opening.limit().limit());
            return work.apply(new OpenTarget(
                    name,
                    target,
                    shelf.delivery(name),
                    new Publisher(store, opening.settings(), uploads, Clock.systemUTC(), line)));
        }
    }

    private Target.Bucket tried(String name, Opening opening, Target.Bucket bucket) {
        try (ObjectStore store = bucket.with(StoreTraits.ALL).open(Bandwidth.of(Optional.empty()))) {
            Trying trying = new Trying(store.name(), 1, opening.settings().patience(), opening.cancellation());
            StoreTraits found = new TargetTrial(store, trying).traits();
            shelf.note(name, found);
            return bucket.with(found);
        }
    }

    /**
     * For the log: who publishes, and from where.
     *
     * @param requests at once
     */
    public static PublishSettings ofThisUser(int requests) {
        return new PublishSettings(
                requests, PublishSettings.PATIENCE, System.getProperty("user.name", "unknown"), machine());
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
