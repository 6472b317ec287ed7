package org.ladderworks.publish.edge;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.ladderworks.publish.verify.Right;
import org.ladderworks.publish.verify.Rights;
import org.ladderworks.publish.verify.Rights.Wrong;

/** Rights for looking at a title behind an edge of nginx that asks for tokens: one that is good, and those that it has to refuse. */
public final class EdgeRights {
    /** Longer than looking takes. */
    private static final Duration GOOD = Duration.ofHours(24);

    /** More than clocks differ by. */
    private static final Duration OVER = Duration.ofHours(1);

    private EdgeRights() {}

    /** For all of a title. */
    public static Rights of(EdgeSecret secret, String title, Instant now) {
        Instant end = now.plus(GOOD);
        String good = EdgeToken.before(secret, title, end);
        String[] parts = good.split("/", -1);
        String token = parts[1];
        Map<Wrong, String> bad = new EnumMap<>(Wrong.class);
        bad.put(Wrong.UNSIGNED, "");
        bad.put(Wrong.CHANGED, good.replace(token, (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1)));
        bad.put(Wrong.PROLONGED, "s/" + token + "/" + end.plus(GOOD).getEpochSecond() + "/");
        bad.put(Wrong.EXPIRED, EdgeToken.before(secret, title, now.minus(OVER)));
        bad.put(Wrong.OF_ANOTHER_TITLE, EdgeToken.before(secret, title + "-another", end));
        Map<Wrong, Right> rights = new EnumMap<>(Wrong.class);
        bad.forEach((wrong, before) -> rights.put(wrong, Right.ofPath(before)));
        return new Rights(Right.ofPath(good), rights);
    }
}
