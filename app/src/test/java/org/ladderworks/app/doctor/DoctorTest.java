package org.ladderworks.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;

/** What is said of a machine on which programs are missing, and of one that has them. */
@EnabledOnOs(OS.LINUX)
class DoctorTest {
    private static final List<String> PROGRAMS = List.of("Chromium", "ChromeDriver", "FFmpeg of this system", "npm");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Finding of(List<Finding> findings, String what) {
        return findings.stream()
                .filter(finding -> finding.what().english().equals(what))
                .findFirst()
                .orElseThrow(() -> new AssertionError(what + " is not looked for"));
    }

    private List<Finding> examined() {
        return new Doctor(
                        Map.of("PATH", folder.toString()), "Linux", folder.resolve("vault"), Unlocking.byFile(_ -> {}))
                .examine();
    }

    @Test
    void whatIsMissingIsNamedWithItsUseAndItsPackage() {
        List<Finding> findings = examined();
        assertThat(of(findings, "Java").state()).isEqualTo(State.PRESENT);
        assertThat(of(findings, "bundled FFmpeg").state()).isEqualTo(State.PRESENT);
        for (String program : PROGRAMS) {
            Finding finding = of(findings, program);
            assertThat(finding.state()).as(program).isEqualTo(State.MISSING);
            assertThat(finding.neededFor().english()).as(program).isNotEmpty();
            assertThat(finding.remedy().english()).as(program).contains("apt install");
        }
        assertThat(of(findings, "ChromeDriver").remedy().english()).contains("chromium-driver");
        for (String library : List.of("libvlc", "GTK 3")) {
            assertThat(of(findings, library).remedy().english()).as(library).contains("apt install");
        }
    }

    @Test
    void whatIsThereIsNamedWithItsPlace() throws Exception {
        for (String name : List.of("chromium", "chromedriver", "ffmpeg", "npm")) {
            Files.createFile(
                    folder.resolve(name),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        List<Finding> findings = examined();
        for (String program : PROGRAMS) {
            assertThat(of(findings, program).state()).as(program).isEqualTo(State.PRESENT);
            assertThat(of(findings, program).detail().english()).as(program).startsWith(folder.toString());
        }
    }

    @Test
    void ofTheVaultItIsToldHowItIsProtectedAndWhatWouldBeSafer() throws Exception {
        Path vault = folder.resolve("vault");
        Finding none = VaultFinding.of(vault, Unlocking.byFile(_ -> {}));
        assertThat(none.state()).isEqualTo(State.WEAK);
        assertThat(none.detail().english()).contains("none yet", "by a file beside it alone");
        assertThat(none.remedy().english()).contains("vault protect --by passphrase");
        assertThat(vault).doesNotExist();

        Unlocking passphrase = Unlocking.byPassphrase(_ -> "correct horse".toCharArray());
        assertThat(VaultFinding.of(vault, passphrase).state()).isEqualTo(State.PRESENT);
        Vault.open(vault, passphrase).close();
        // Whatever a new one would get.
        Finding made = VaultFinding.of(vault, Unlocking.byFile(_ -> {}));
        assertThat(made.state()).isEqualTo(State.PRESENT);
        assertThat(made.detail().english()).contains(vault.toString(), "by a passphrase");

        Path json = vault.resolve("vault.json");
        String text = Files.readString(json);
        Files.writeString(json, text.replace("\"passphrase\"", "\"keyring\""));
        Finding away = VaultFinding.of(vault, Unlocking.byFile(_ -> {}));
        assertThat(away.state()).isEqualTo(State.WEAK);
        assertThat(away.detail().english()).contains("keyring that is not there");
        Files.writeString(json, "{}");
        assertThat(VaultFinding.of(vault, passphrase).detail().english()).contains("damaged");
    }
}
