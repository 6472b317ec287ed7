package org.ladderworks.app.origin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.ladderworks.publish.release.ContentTypes;

/** The page with the player, and the scripts that it needs: all from this program. */
final class PlayerPage {
    private static final String ASSETS = "/org/ladderworks/assets/player/";
    private static final String WEBJARS = "/META-INF/resources/webjars/";
    private static final Map<String, String> SCRIPTS = Map.of(
            "preview.js", ASSETS + "preview.js",
            "hls.js", WEBJARS + "hls.js/1.4.12/dist/hls.min.js",
            "video.js", WEBJARS + "video.js/7.21.7/dist/video.min.js");

    private PlayerPage() {}

    static void routes(RoutesConfig routes) {
        routes.get("/", context -> send(context, ASSETS + "index.html"));
        SCRIPTS.forEach((name, resource) -> routes.get("/page/" + name, context -> send(context, resource)));
    }

    private static void send(Context context, String resource) throws IOException {
        try (InputStream in = PlayerPage.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + resource);
            }
            context.contentType(ContentTypes.of(resource)).result(in.readAllBytes());
        }
    }
}
