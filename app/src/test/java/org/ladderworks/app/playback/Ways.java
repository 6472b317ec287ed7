package org.ladderworks.app.playback;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.ladderworks.app.players.Player;

/** Each player with each kind of manifest that it reads. */
final class Ways {
    private Ways() {}

    static Stream<Arguments> all() {
        return Arrays.stream(Player.values())
                .flatMap(player -> player.manifests().stream().map(manifest -> Arguments.of(player, manifest)));
    }
}
