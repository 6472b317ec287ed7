package org.ladderworks.app.players;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Each player with each kind of manifest that it reads; where that is many to play in every build, which of them are. */
final class Ways {
    private record Way(Player player, Manifest manifest) {
        private Arguments arguments() {
            return Arguments.of(player, manifest);
        }
    }

    private Ways() {}

    static Stream<Arguments> all() {
        return ways().map(Way::arguments);
    }

    /** Every player once, Shaka Player from DASH. */
    static Stream<Arguments> eachPlayer() {
        return ways().filter(Ways::isForEveryBuild).map(Way::arguments);
    }

    /** All but {@link #eachPlayer}. */
    static Stream<Arguments> afterEachPlayer() {
        return ways().filter(way -> !isForEveryBuild(way)).map(Way::arguments);
    }

    static Stream<Arguments> allButHlsJs() {
        return allBut(Player.HLS_JS, Manifest.HLS);
    }

    static Stream<Arguments> allButShakaFromDash() {
        return allBut(Player.SHAKA, Manifest.DASH);
    }

    static Stream<Arguments> allButDashJs() {
        return allBut(Player.DASH_JS, Manifest.DASH);
    }

    private static Stream<Arguments> allBut(Player player, Manifest manifest) {
        Way played = new Way(player, manifest);
        return ways().filter(way -> !way.equals(played)).map(Way::arguments);
    }

    private static boolean isForEveryBuild(Way way) {
        List<Manifest> manifests = way.player().manifests();
        return way.manifest() == manifests.getLast();
    }

    private static Stream<Way> ways() {
        return Arrays.stream(Player.values())
                .flatMap(player -> player.manifests().stream().map(manifest -> new Way(player, manifest)));
    }
}
