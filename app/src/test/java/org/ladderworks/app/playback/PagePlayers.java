package org.ladderworks.app.playback;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URI;
import java.util.Map;
import org.ladderworks.app.origin.Origin;

/** The players of our own page: two are in every build, two in those with npm. */
final class PagePlayers {
    private static final Map<String, String> FROM_NPM = Map.of(
            "shaka", "shaka-player/dist/shaka-player.compiled.js", "dash", "dashjs/dist/modern/umd/dash.all.min.js");

    private PagePlayers() {}

    /**
     * Skips the test where the build has no such player, or fails it when the system property
     * {@code ladderworks.tools.required} is {@code true}, which also brings them in.
     */
    static void need(String player) {
        String script = FROM_NPM.get(player);
        if (script == null || Origin.class.getResource("/org/ladderworks/assets/players/" + script) != null) {
            return;
        }
        String message = "this build has no " + player + ": add -Pplayers, which needs npm";
        IO.println(message);
        if (Boolean.getBoolean("ladderworks.tools.required")) {
            fail(message);
        }
        abort(message);
    }

    /** The page of a server, with this player. */
    static URI page(Origin origin, String player, String manifest) {
        URI page = origin.page();
        String query = (page.getRawQuery() == null ? "" : page.getRawQuery() + "&") + "player=" + player + "&manifest="
                + manifest;
        String hash = page.getRawFragment() == null ? "" : "#" + page.getRawFragment();
        return URI.create("http://" + page.getAuthority() + "/?" + query + hash);
    }
}
