package org.ladderworks.app.origin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is answered at all, and what every answer says of who may read it. Thread-safe. */
final class Gate {
    /** Of the query, for who opens the page. */
    private static final String PARAMETER = "token";

    private final OriginOptions options;
    private final Token token;

    Gate(OriginOptions options, Token token) {
        this.options = options;
        this.token = token;
    }

    void routes(RoutesConfig routes) {
        routes.before(this::check);
        // A preflight carries no credentials, so it needs no token either (Fetch standard, 4.8).
        routes.options(
                "/*",
                context -> context.status(204)
                        .header("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS")
                        .header("Access-Control-Allow-Headers", "*")
                        .header("Access-Control-Max-Age", "86400"));
    }

    private void check(Context context) {
        context.header("X-Content-Type-Options", "nosniff").header("Cache-Control", "no-store");
        if (!HostName.isOurs(Optional.ofNullable(context.header("Host")), options.isReachable())) {
            refuse(context, 421, "This is served to this machine alone: ask for localhost.");
            return;
        }
        // Pages of any origin may play the package, as at an edge; the player page and its throttle are for nobody
        // else.
        if (!context.path().equals("/") && !context.path().startsWith("/page/")) {
            context.header("Access-Control-Allow-Origin", "*")
                    .header("Access-Control-Expose-Headers", "Accept-Ranges, Content-Length, Content-Range, ETag");
        }
        boolean preflight = context.req().getMethod().equals("OPTIONS");
        if (options.guarded() && !preflight && !isHolder(context)) {
            refuse(
                    context,
                    403,
                    "This needs the token of this session: open the address that `ladderworks serve` has said.");
        }
    }

    private static void refuse(Context context, int status, String why) {
        context.status(status).contentType("text/plain").result(why).skipRemainingHandlers();
    }

    /** In a part of the path, as players keep it from a manifest to its segments, in the query, or in the page's cookie. */
    private boolean isHolder(Context context) {
        Stream<String> path = Arrays.stream(context.path().split("/", -1));
        Stream<String> others = Stream.of(context.queryParam(PARAMETER), context.cookie(cookie(context)))
                .flatMap(Stream::ofNullable);
        // All of them, so that the time does not tell which one is right.
        return Stream.concat(path, others).filter(token::is).count() > 0;
    }

    /** Where the page is opened with the token, its browser keeps it for all that the page asks for. */
    void keep(Context context) {
        if (options.guarded()) {
            context.header("Set-Cookie", cookie(context) + "=" + token.text() + "; Path=/; HttpOnly; SameSite=Strict");
        }
    }

    /** A browser sends a machine's cookies to all of its ports; with the port in the name two servers do not meet. */
    private static String cookie(Context context) {
        return "ladderworks-" + context.req().getLocalPort();
    }

    /** What the page's address ends with. */
    String query() {
        return options.guarded() ? "?" + PARAMETER + "=" + token.text() : "";
    }
}
