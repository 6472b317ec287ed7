package org.ladderworks.app.origin;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ladderworks.publish.release.ContentTypes;
import tools.jackson.databind.json.JsonMapper;

/** The page with the player, and the scripts that it needs: all from this program. Thread-safe. */
final class PlayerPage {
    private static final String ASSETS = "/org/ladderworks/assets/player/";
    private static final List<String> OWN = List.of(
            "page.css",
            "page.js",
            "clearkey.js",
            "dom.js",
            "format.js",
            "keyboard.js",
            "menus.js",
            "readings.js",
            "seekbar.js",
            "throttle.js",
            "thumbnails.js",
            "words.js",
            "engine-hls.js",
            "engine-video.js",
            "engine-shaka.js",
            "engine-dash.js");

    /**
     * Nothing but this server is asked for anything. Players make their workers and their media of blobs, and Video.js's styles
     * carry a font.
     */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
                    + " media-src 'self' blob:; connect-src 'self'; worker-src 'self' blob:; font-src data:;"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Gate gate;
    private final ServedPackage served;

    PlayerPage(Gate gate, ServedPackage served) {
        this.gate = gate;
        this.served = served;
    }

    void routes(RoutesConfig routes) {
        routes.get("/", context -> {
            context.header("Content-Security-Policy", POLICY).header("Referrer-Policy", "no-referrer");
            gate.keep(context);
            send(context, ASSETS + "index.html");
        });
        routes.get(
                "/page/offer.json",
                context -> context.contentType("application/json")
                        .result(JsonMapper.shared().writeValueAsBytes(Offer.of(served))));
        Map<String, String> resources = new TreeMap<>(BundledPlayer.resources());
        OWN.forEach(name -> resources.put(name, ASSETS + name));
        resources.forEach((name, resource) -> routes.get("/page/" + name, context -> send(context, resource)));
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
