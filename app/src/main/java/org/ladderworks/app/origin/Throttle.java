package org.ladderworks.app.origin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The paces that player pages have chosen for themselves, to watch how a player changes rungs. Thread-safe. */
final class Throttle implements AutoCloseable {
    private static final int MOST_SESSIONS = 256;
    private static final Pattern SESSION = Pattern.compile("[0-9a-f-]{8,64}");
    private static final Pattern RATE = Pattern.compile("\\d{1,7}");
    private static final long LEAST_KILOBITS = 16;
    private static final long MOST_KILOBITS = 1_000_000;

    /** By session, the one asked for longest ago first. */
    private final Map<String, Pace> paces = new LinkedHashMap<>(16, 0.75f, true);

    void routes(RoutesConfig routes) {
        routes.put("/page/rate/{session}", this::set);
    }

    private void set(Context context) {
        String session = context.pathParam("session");
        OptionalLong rate = rate(context.body());
        if (!SESSION.matcher(session).matches() || rate.isEmpty()) {
            context.status(400)
                    .contentType("text/plain")
                    .result("A rate is a number of kilobits a second from " + LEAST_KILOBITS + " to " + MOST_KILOBITS
                            + ", or 0 for no limit.");
            return;
        }
        paceFor(session).set(rate.getAsLong());
        context.status(204);
    }

    private static OptionalLong rate(String text) {
        if (!RATE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        long rate = Long.parseLong(text);
        return rate == 0 || (rate >= LEAST_KILOBITS && rate <= MOST_KILOBITS)
                ? OptionalLong.of(rate)
                : OptionalLong.empty();
    }

    /** The pace of a session, made where there is none. */
    synchronized Pace paceFor(String session) {
        Pace pace = paces.computeIfAbsent(session, _ -> new Pace());
        if (paces.size() > MOST_SESSIONS) {
            String oldest = paces.keySet().iterator().next();
            release(paces.remove(oldest));
        }
        return pace;
    }

    /** Empty where the session has chosen none. */
    synchronized Optional<Pace> of(String session) {
        return Optional.ofNullable(paces.get(session));
    }

    private static void release(@Nullable Pace pace) {
        if (pace != null) {
            pace.set(0);
        }
    }

    /** Lets everything through, so that a server that stops has nothing to wait for. */
    @Override
    public synchronized void close() {
        paces.values().forEach(Throttle::release);
    }
}
