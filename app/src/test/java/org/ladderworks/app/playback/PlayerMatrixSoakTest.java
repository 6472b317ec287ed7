package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.PlayReport;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.SyncReport;
import org.ladderworks.engine.testing.FlashAndBeep;

/** Every frame rate and preset in every player, from both manifests: played whole, and measured for lip sync. */
@Tag("alone")
@Tag("soak")
class PlayerMatrixSoakTest {
    private static final int SECONDS = 25;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static final Map<String, Path> ENCODED = new LinkedHashMap<>();

    record Title(String name, FlashAndBeep clip, String preset) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Arguments> everyWay() {
        List<Title> titles = List.of(
                new Title("25 fps", FlashAndBeep.at("25").size("1280x720"), "web-h264"),
                new Title("50 fps, halved rung", FlashAndBeep.at("50").size("1280x720"), "web-h264"),
                new Title("24 fps", FlashAndBeep.at("24").size("1280x720"), "web-h264"),
                new Title("23.976 fps", FlashAndBeep.at("24000/1001").size("1280x720"), "web-h264"),
                new Title("29.97 fps", FlashAndBeep.at("30000/1001").size("1280x720"), "web-h264"),
                new Title(
                        "59.94 fps, halved rung", FlashAndBeep.at("60000/1001").size("1280x720"), "web-h264"),
                new Title("30 fps, Apple's ladder", FlashAndBeep.at("30").size("960x540"), "apple-h264"),
                new Title("late sound", FlashAndBeep.at("25").size("1280x720").audioFrom(3.1), "short-clip"),
                new Title("late picture", FlashAndBeep.at("25").size("1280x720").videoFrom(1.2), "short-clip"),
                new Title("44.1 kHz", FlashAndBeep.at("25").size("1280x720").sampleRate(44_100), "short-clip"));
        Pattern only = Pattern.compile(System.getProperty("soak.only", ""));
        List<Arguments> ways = new ArrayList<>();
        for (Title title : titles) {
            for (Player player : Player.values()) {
                player.manifests().stream()
                        .filter(manifest -> only.matcher(title + " in " + player + " from " + manifest)
                                .find())
                        .forEach(manifest -> ways.add(Arguments.of(title, player, manifest)));
            }
        }
        return ways.stream();
    }

    @ParameterizedTest(name = "{0} in {1} from {2}")
    @MethodSource("everyWay")
    void playsAndStaysInSync(Title title, Player player, Manifest manifest) throws Exception {
        Path encoded = encoded(title);

        PlayReport report = LAB.get().playThrough(encoded, player, manifest);
        SyncReport sync = LAB.get().measureSync(encoded, player, manifest);

        assertThat(report.problems()).isEmpty();
        assertThat(report.straight().ended()).isTrue();
        assertThat(sync.problems()).isEmpty();
        double frame = title.clip().rate().frameDuration().approximateSeconds();
        assertThat(sync.pairs()).hasSizeGreaterThan(SECONDS / 2);
        assertThat(sync.pairs())
                .allSatisfy(pair ->
                        assertThat(pair.offset()).as("%s", pair).isBetween(-frame * (pair.exact() ? 1 : 2), frame));
        System.out.printf(
                "soak: %s in %s from %s: %d pairs, offsets %s%n",
                title,
                player,
                manifest,
                sync.pairs().size(),
                sync.pairs().stream()
                        .mapToDouble(SyncReport.Pair::offset)
                        .map(offset -> Math.round(offset * 10_000) / 10.0)
                        .summaryStatistics());
    }

    private static Path encoded(Title title) throws IOException {
        Path known = ENCODED.get(title.name());
        if (known != null) {
            return known;
        }
        Path home = Files.createDirectory(folder.resolve(title.name().replaceAll("[^A-Za-z0-9.]+", "-")));
        Path source = title.clip().seconds(SECONDS).make(home.resolve("source.mp4"));
        Path encoded = EncodedPackage.of(source, title.preset(), home.resolve("package"));
        ENCODED.put(title.name(), encoded);
        return encoded;
    }
}
