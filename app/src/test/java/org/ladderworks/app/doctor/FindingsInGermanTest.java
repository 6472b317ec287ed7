package org.ladderworks.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.publish.destination.TargetShelf;

/** What the doctor tells, as a German window says it. */
class FindingsInGermanTest {
    private static final Words GERMAN = Words.in(Locale.GERMAN);
    private static final String ENGLISH = ".*\\b(the|is|are|not|none|with|without|where|would|found|needed)\\b.*";

    @TempDir
    Path folder;

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .flatMap(each -> Stream.of(each.what(), each.detail(), each.neededFor(), each.remedy()))
                .map(GERMAN::of)
                .toList();
    }

    @Test
    @DisplayName("of a machine on which nothing is found, no English is left but names and commands")
    void bare() {
        List<Finding> findings = new Doctor(
                        Map.of("PATH", folder.toString()), "Linux", folder.resolve("vault"), Unlocking.byFile(_ -> {}))
                .examine().stream()
                        // What FFmpeg says of a device and of itself is FFmpeg's.
                        .filter(each -> !each.neededFor().equals(Use.HARDWARE.with()))
                        .filter(each -> !each.what().equals(Thing.BUNDLED_FFMPEG.with()))
                        .toList();
        assertThat(texts(findings))
                .contains(
                        "FFmpeg dieses Systems",
                        "nicht gefunden",
                        "noch keiner; ein neuer würde nur durch eine Datei daneben geschützt",
                        "apt install npm (oder dem entsprechenden Paket Ihrer Distribution)")
                .allSatisfy(text -> assertThat(text).doesNotMatch(ENGLISH));
    }

    @Test
    @DisplayName("where credentials are and what is missing of them is said in German")
    void credentials() {
        TargetShelf targets = new TargetShelf(folder.resolve("targets.json"), Map.of());
        targets.save(NewTarget.ofFolder("shelf", folder.toString()).saved());
        List<Finding> findings = new CredentialFindings(
                        Map.of(),
                        folder,
                        folder.resolve("vault"),
                        Unlocking.byFile(_ -> {}),
                        () -> false,
                        targets,
                        new ProtectionShelf(folder.resolve("protection")))
                .examine();
        assertThat(texts(findings))
                .contains("Ziel shelf", "ein Ordner; er braucht keine Zugangsdaten")
                .contains("noch keiner; ein neuer würde nur durch eine Datei daneben geschützt; im Augenblick gesperrt")
                .allSatisfy(text -> assertThat(text).doesNotMatch(ENGLISH));
        Saying lacking = Found.SERVER_LACKS.with(
                "SPEKE", Saying.joined(", ", List.of(Found.IN_FILE.with("/k"), Found.IN_VARIABLE.with("V"))));
        assertThat(lacking.english()).isEqualTo("SPEKE; the file /k, the variable V are not there");
        assertThat(GERMAN.of(lacking)).isEqualTo("SPEKE; nicht da: die Datei /k, die Variable V");
    }
}
