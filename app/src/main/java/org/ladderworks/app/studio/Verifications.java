package org.ladderworks.app.studio;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ladderworks.app.destination.OpenTarget;
import org.ladderworks.app.destination.TargetAccess;
import org.ladderworks.app.destination.TargetAccess.Opening;
import org.ladderworks.app.destination.ViewerLook;
import org.ladderworks.app.studio.Publications.Address;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.title.Commit;
import org.ladderworks.publish.verify.VerifyReport;
import org.ladderworks.publish.verify.VerifySettings;

/** Looks at published titles as viewers see them, and knows what was found last. Blocks while it looks; thread-safe. */
public final class Verifications {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TargetAccess access;
    private final VerificationBook book;
    private final InstantSource clock;

    public Verifications(TargetAccess access, VerificationBook book, InstantSource clock) {
        this.access = access;
        this.book = book;
        this.clock = clock;
    }

    /** What was found last; empty where nobody looked. */
    public Optional<Verified> last(Address of) {
        return book.find(of);
    }

    /**
     * Looks, and keeps what was found.
     *
     * @param bytes whether all bytes are read and compared, not only sizes and headers
     * @throws org.ladderworks.engine.error.EngineException where nobody knows where viewers look, nothing is shown, or nothing
     *     answers
     */
    public Verified verify(Address of, boolean bytes, Progress.Listener listener, Cancellation cancellation) {
        Verified found = access.with(
                of.target(),
                Opening.toRead(PATIENCE, cancellation),
                open -> look(open, of, bytes, listener, cancellation));
        book.keep(of, found);
        return found;
    }

    private Verified look(
            OpenTarget open, Address of, boolean bytes, Progress.Listener listener, Cancellation cancellation) {
        Delivery delivery = open.delivery()
                .orElseThrow(() -> new UsageException(
                        ErrorCode.BAD_USAGE,
                        open.name() + " knows no address that viewers use",
                        "Save it with the target: `ladderworks target add NAME PLACE --url URL`."));
        VerifySettings settings = ViewerLook.of(delivery, bytes).settings(of.name(), Duration.ZERO);
        Commit shown = open.publisher()
                .shown(of.name(), cancellation)
                .orElseThrow(() -> new PublishException(
                        ErrorCode.VERSION_UNKNOWN, of.name() + " shows nothing", "Publish it first."));
        VerifyReport report = open.publisher().verify(of.name(), settings, listener, cancellation);
        Instant now = clock.instant();
        return new Verified(
                now,
                settings.base().toString(),
                shown.release().text(),
                report.objects(),
                report.bytes(),
                settings.rights().guarded(),
                report.findings().size(),
                report.findings());
    }
}
