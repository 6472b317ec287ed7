package org.ladderworks.app.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.app.players.Manifest;
import org.ladderworks.app.players.Player;
import org.ladderworks.app.players.TextReport;
import org.ladderworks.engine.pipeline.PackageSpec;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.MediaTime;

/** Players list a package's texts and show the right words at the right time. */
@Tag("alone")
class TextPlaysTest {
    private static final int SECONDS = 6;

    /** What is expected, in seconds; the middle one lies across a boundary of segments, at 3.84 s. */
    private record Line(String text, double start, double end) {}

    private static final List<Line> LINES =
            List.of(new Line("premier & <prix>", 0.5, 1.5), new Line("au milieu", 2.4, 3.9), new Line("fin", 4.5, 5.5));

    private static final TextReport.Offer FRENCH = new TextReport.Offer("fr", "Français");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final OpenLab LAB = new OpenLab();

    private static Path encoded;

    @BeforeAll
    static void encode() throws IOException {
        Path french = Files.writeString(folder.resolve("fr.srt"), subRip(""));
        Path english = Files.writeString(folder.resolve("en.srt"), subRip("not this "));
        Path source = FlashAndBeep.at("25").size("640x360").seconds(SECONDS).make(folder.resolve("clip.mp4"));
        encoded = EncodedPackage.of(EncodedPackage.job(source, "short-clip", folder.resolve("package"))
                .with(new TextSettings(
                        List.of(
                                TextFile.parse(english + ":lang=en,label=English,sdh"),
                                TextFile.parse(french + ":lang=fr,label=Français")),
                        false))
                .with(PackageSpec.standard().withSegment(MediaTime.of(3, 1))));
    }

    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#eachPlayer")
    void showsTheRightCueAtTheRightTime(Player player, Manifest manifest) throws InterruptedException {
        readTheCues(player, manifest);
    }

    @Tag("soak")
    @ParameterizedTest(name = "{0} from {1}")
    @MethodSource("org.ladderworks.app.players.Ways#afterEachPlayer")
    void showsItInEveryOtherWay(Player player, Manifest manifest) throws InterruptedException {
        readTheCues(player, manifest);
    }

    private static void readTheCues(Player player, Manifest manifest) throws InterruptedException {
        TextReport report = LAB.get().readText(encoded, player, manifest, FRENCH);

        assertThat(report.problems()).isEmpty();
        assertThat(report.offered()).containsExactlyInAnyOrder(new TextReport.Offer("en", "English"), FRENCH);
        assertThat(report.shown()).as("%s from %s", player, manifest).hasSameSizeAs(LINES);
        for (int i = 0; i < LINES.size(); i++) {
            Line line = LINES.get(i);
            TextReport.Shown shown = report.shown().get(i);
            assertThat(unescaped(shown.text())).isEqualTo(line.text());
            assertThat(shown.start()).as("%s", shown).isCloseTo(line.start(), offset(0.05));
            assertThat(shown.end()).as("%s", shown).isCloseTo(line.end(), offset(0.05));
            assertThat(shown.firstSeen()).as("%s", shown).isBetween(line.start() - 0.05, line.end());
            assertThat(shown.lastSeen()).as("%s", shown).isBetween(line.start(), line.end() + 0.3);
        }
    }

    /** Players hand cue text to the browser with or without its escapes. */
    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String subRip(String before) {
        StringBuilder file = new StringBuilder();
        for (Line line : LINES) {
            file.append(
                    "00:00:0%.3f --> 00:00:0%.3f\n%s%s\n\n".formatted(line.start(), line.end(), before, line.text()));
        }
        return file.toString();
    }
}
