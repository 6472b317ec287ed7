package org.ladderworks.app.origin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A player that the page may play with. Two come by Maven and are always there, a build with npm adds two.
 *
 * @param title as people name it
 * @param resource its script
 * @param manifests kinds that it plays, the one to begin with first
 */
record BundledPlayer(String title, String resource, List<String> manifests) {
    private static final List<BundledPlayer> KNOWN = List.of(
            new BundledPlayer("hls.js", webJar("hls.js") + "dist/hls.min.js", List.of("hls", "ts")),
            new BundledPlayer("Video.js", webJar("video.js") + "dist/video.min.js", List.of("hls", "dash", "ts")),
            new BundledPlayer(
                    "Shaka Player", fromNpm("shaka-player/dist/shaka-player.compiled.js"), List.of("hls", "dash")),
            new BundledPlayer("dash.js", fromNpm("dashjs/dist/modern/umd/dash.all.min.js"), List.of("dash")));

    /** Those that this build has. */
    static List<BundledPlayer> all() {
        return KNOWN.stream()
                .filter(player -> BundledPlayer.class.getResource(player.resource) != null)
                .toList();
    }

    /** As the page's address and its scripts name it: the first word. */
    String id() {
        return title.toLowerCase(Locale.ROOT).replaceAll("[ .].*", "");
    }

    /** What they consist of, by the name below {@code /page/}. */
    static Map<String, String> resources() {
        Map<String, String> resources = new TreeMap<>();
        all().forEach(player -> resources.put("lib/" + player.id() + ".js", player.resource));
        resources.put("lib/video.css", webJar("video.js") + "dist/video-js.min.css");
        return resources;
    }

    private static String fromNpm(String file) {
        return "/org/ladderworks/assets/players/" + file;
    }

    /** A WebJar's folder has the version in its name, which the jar tells. */
    private static String webJar(String name) {
        Properties properties = new Properties();
        String told = "/META-INF/maven/org.webjars.npm/" + name + "/pom.properties";
        try (InputStream in = BundledPlayer.class.getResourceAsStream(told)) {
            if (in == null) {
                throw new IllegalStateException("missing from the program: " + told);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/" + name + "/" + properties.getProperty("version") + "/";
    }
}
