package org.ladderworks.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.destination.NewTarget;
import org.ladderworks.app.doctor.Finding.State;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.app.secret.Vault;
import org.ladderworks.publish.destination.TargetShelf;

/** What is told of credentials, which is where they are and never what they are. */
class CredentialFindingsTest {
    private static final String SECRET = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12";

    @TempDir
    Path folder;

    @Test
    @DisplayName(
            "the vault, each target and each key server: where their secrets are, whether they are there, none of them itself")
    void told() throws Exception {
        Path vault = folder.resolve("vault");
        Unlocking unlocking = Unlocking.byFile(_ -> {});
        Vault.open(vault, unlocking).close();
        Path user = folder.resolve("user");
        Files.createDirectories(user.resolve(".aws"));
        Files.writeString(
                user.resolve(".aws/credentials"),
                "[tv]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = " + SECRET + "\n");
        TargetShelf targets = new TargetShelf(folder.resolve("targets.json"), Map.of());
        targets.save(NewTarget.ofFolder("shelf", folder.toString()).saved());
        targets.save(bucket("found", "tv"));
        targets.save(bucket("other", "news"));
        targets.save(bucket("plain", ""));
        Path profiles = Files.createDirectories(folder.resolve("protection"));
        Files.writeString(profiles.resolve("speke.json"), """
                {"systems": ["widevine"], "keys": {"speke": {"address": "https://keys.example.com/v2",
                 "credential": {"user": "me", "secretVariable": "SPEKE_WORD"}}}}""");
        Files.writeString(
                profiles.resolve("wv.json"),
                "{\"keys\": {\"widevine\": {\"address\": \"https://x.example.com\", \"keyFile\": \"/none/k\", \"ivFile\": \"/none/iv\"}}}");
        List<Finding> found = new CredentialFindings(
                        Map.of("SPEKE_WORD", "hunter2hunter2"),
                        user,
                        vault,
                        unlocking,
                        () -> true,
                        targets,
                        new ProtectionShelf(profiles))
                .examine();
        assertThat(found)
                .extracting(finding -> finding.what().english())
                .containsExactly(
                        "vault of content keys",
                        "target found",
                        "target other",
                        "target plain",
                        "target shelf",
                        "key server of speke",
                        "key server of wv");
        assertThat(found)
                .extracting(Finding::state)
                .containsExactly(
                        State.WEAK,
                        State.PRESENT,
                        State.MISSING,
                        State.MISSING,
                        State.PRESENT,
                        State.PRESENT,
                        State.MISSING);
        assertThat(found.getFirst().detail().english()).endsWith("unlocked at the moment");
        assertThat(found.get(1).detail().english()).isEqualTo("profile tv, which holds keys");
        assertThat(found.get(5).detail().english()).contains("SPEKE_WORD");
        assertThat(found.get(6).detail().english()).contains("/none/k").contains("are not there");
        assertThat(found.toString())
                .doesNotContain(SECRET)
                .doesNotContain("AKIA")
                .doesNotContain("hunter2");
    }

    private static org.ladderworks.publish.destination.SavedTarget bucket(String name, String profile) {
        return new NewTarget(name, "s3://bucket/" + name, "", "eu-central-1", "", profile, java.util.Optional.empty())
                .saved();
    }
}
