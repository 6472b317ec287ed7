package org.ladderworks.app.destination;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.release.TitleName;
import org.ladderworks.publish.verify.Rights;
import org.ladderworks.publish.verify.VerifySettings;

/**
 * How titles of a target are looked at as viewers see them.
 *
 * @param base what viewers find the target's folder under, with a slash at its end
 * @param page where a player would stand, for CORS
 * @param bytes whether all bytes are read and compared
 * @param admission what lets viewers in; empty where everyone may see what is published
 * @param cookies whether they are the right, where there is a choice
 */
public record ViewerLook(URI base, String page, boolean bytes, Optional<Admission> admission, boolean cookies) {
    /** No one's page: what it may read, others may too. */
    public static final String PAGE = "https://player.example";

    /** As viewers of a saved target are let in. */
    public static ViewerLook of(Delivery delivery, boolean bytes) {
        return new ViewerLook(delivery.base(), PAGE, bytes, delivery.admission(), false);
    }

    /**
     * For a title; reads the files that sign.
     *
     * @param lag how long caches may still show what was shown before
     * @throws org.ladderworks.engine.error.EngineException where such a file cannot be used
     */
    public VerifySettings settings(TitleName title, Duration lag) {
        return new VerifySettings(base, page, bytes, rights(title), lag);
    }

    private Rights rights(TitleName title) {
        if (admission.isEmpty()) {
            if (cookies) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE, "cookies are signed", "Name the key with --key and --key-id.");
            }
            return Rights.open();
        }
        return admission.get().rights(PublicTitle.of(base.toString(), title.text()), Instant.now(), cookies);
    }
}
