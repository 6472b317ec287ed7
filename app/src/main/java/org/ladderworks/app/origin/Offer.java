package org.ladderworks.app.origin;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.engine.packaging.TransportSet;

/**
 * What the page can play, and with what.
 *
 * @param title of the package
 * @param manifests path by kind, of those that the package has
 * @param players those that the program has and that play one of these
 * @param thumbnails path of the WebVTT of sprites; empty where there is none
 */
record Offer(String title, Map<String, String> manifests, List<Player> players, String thumbnails) {
    private static final String THUMBNAILS = "images/thumbnails.vtt";

    /**
     * One of the players.
     *
     * @param id as the page's address and its scripts name it
     * @param title as people name it
     * @param manifests kinds that it plays and the package has
     */
    record Player(String id, String title, List<String> manifests) {}

    static Offer of(ServedPackage served) throws IOException {
        Map<String, String> manifests = new LinkedHashMap<>();
        for (Map.Entry<String, String> each : List.of(
                Map.entry("hls", "master.m3u8"),
                Map.entry("dash", "manifest.mpd"),
                Map.entry("ts", TransportSet.MASTER))) {
            if (served.find(each.getValue()).isPresent()) {
                manifests.put(each.getKey(), each.getValue());
            }
        }
        List<Player> players = BundledPlayer.all().stream()
                .map(player -> new Player(
                        player.id(),
                        player.title(),
                        player.manifests().stream()
                                .filter(manifests::containsKey)
                                .toList()))
                .filter(player -> !player.manifests().isEmpty())
                .toList();
        return new Offer(
                served.name(), manifests, players, served.find(THUMBNAILS).isPresent() ? THUMBNAILS : "");
    }
}
