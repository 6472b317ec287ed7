package org.ladderworks.publish.cdn;

import java.time.Instant;
import java.util.Optional;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;

/**
 * What viewers are allowed. CloudFront looks when a request begins: who has one running at its end may finish it.
 *
 * @param resource what they may ask for
 * @param until when it ends; whole seconds count, fractions are dropped
 * @param from when it begins: viewers at that second are still refused; empty for at once
 * @param viewers where they may come from; empty for anywhere
 */
public record Grant(ResourcePattern resource, Instant until, Optional<Instant> from, Optional<Ipv4Range> viewers) {
    /** The first second of the year 10000: what is later is a mistake. */
    private static final long LAST = 253_402_300_800L;

    /**
     * Checks the times against each other.
     *
     * @throws PublishException where nobody would ever be allowed
     */
    public Grant {
        if (until.getEpochSecond() <= 0 || until.getEpochSecond() >= LAST) {
            throw refused("a link would end in no year that can be meant");
        }
        if (from.isPresent()
                && (from.get().getEpochSecond() < 0 || from.get().getEpochSecond() + 1 >= until.getEpochSecond())) {
            throw refused("a link would begin at %s, which is not before its end at %s".formatted(from.get(), until));
        }
    }

    /** From now on, from anywhere. */
    public static Grant of(ResourcePattern resource, Instant until) {
        return new Grant(resource, until, Optional.empty(), Optional.empty());
    }

    /** The same, but not before. */
    public Grant notBefore(Instant begin) {
        return new Grant(resource, until, Optional.of(begin), viewers);
    }

    /** The same, but only from some addresses. */
    public Grant onlyFrom(Ipv4Range addresses) {
        return new Grant(resource, until, from, Optional.of(addresses));
    }

    void requireAhead(Instant now) {
        if (until.getEpochSecond() <= now.getEpochSecond()) {
            throw refused("a link would have ended at " + until + " already");
        }
    }

    /** Viewers of a title need its manifests, and all that they name. */
    void requireAllOf(PublicTitle title) {
        for (String file : new String[] {"master.m3u8", "manifest.mpd", "v/0/a"}) {
            if (!resource.covers(title.prefix() + file)) {
                throw new PublishException(
                        ErrorCode.LINK_IMPOSSIBLE,
                        "what is allowed, " + resource + ", is not all of the title: it would not play",
                        "Allow " + title.all() + ".");
            }
        }
    }

    private static PublishException refused(String what) {
        return new PublishException(
                ErrorCode.LINK_IMPOSSIBLE, what, "Give an end that is still ahead, and a begin before it.");
    }
}
