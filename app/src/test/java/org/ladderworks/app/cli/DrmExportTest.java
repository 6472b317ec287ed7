package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.cpix.CpixSource;
import org.ladderworks.engine.drm.cpix.Recipient;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.Certificates;
import org.ladderworks.engine.testing.Leaks;

/** {@code drm export}: the keys of which scheme, and for whose eyes. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class DrmExportTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private DataHome home = new DataHome(Path.of("."));
    private Path drm = Path.of(".");

    @BeforeEach
    void prepare() throws IOException {
        home = new DataHome(folder.resolve("data"));
        drm = Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"systems\": [\"widevine\"], \"scheme\": \"both\"}");
    }

    @Test
    @DisplayName("of both schemes one is to be named; each has keys of its own, which stay the same")
    void scheme() {
        Cli unnamed = export("none.xml");
        assertThat(unnamed.exitCode()).isEqualTo(2);
        assertThat(unnamed.err()).contains("name one with --scheme");
        assertThat(export("wrong.xml", "--scheme", "cens").exitCode()).isEqualTo(2);
        assertThat(folder.resolve("none.xml")).doesNotExist();

        export("cbcs.xml", "--scheme", "cbcs", "--json").succeeds();
        export("cenc.xml", "--scheme", "cenc", "--json").succeeds();
        Map<String, String> cbcs = keys("cbcs.xml", ProtectionScheme.CBCS, Optional.empty());
        Map<String, String> cenc = keys("cenc.xml", ProtectionScheme.CENC, Optional.empty());
        assertThat(cbcs).hasSize(2).doesNotContainKeys(cenc.keySet().toArray(String[]::new));
        assertThat(cenc).hasSize(2);
        assertThat(cenc.values()).doesNotContainAnyElementsOf(cbcs.values());
    }

    @Test
    @DisplayName("for a recipient keys are encrypted, and it alone reads them; what is no certificate is refused")
    void recipient() throws Exception {
        Certificates.make(folder, "licences", "RSA", 2048, "+0d");
        Path certificate = folder.resolve("licences.crt");
        assertThat(export("open.xml", "--scheme", "cbcs", "--json")
                        .succeeds()
                        .path("encrypted")
                        .asBoolean())
                .isFalse();
        assertThat(export("sealed.xml", "--scheme", "cbcs", "--recipient", certificate, "--json")
                        .succeeds()
                        .path("encrypted")
                        .asBoolean())
                .isTrue();

        Recipient.Identity identity = Recipient.read(certificate).with(folder.resolve("licences.key"));
        assertThat(keys("sealed.xml", ProtectionScheme.CBCS, Optional.of(identity)))
                .isEqualTo(keys("open.xml", ProtectionScheme.CBCS, Optional.empty()));
        try (KeySet open = read("open.xml", ProtectionScheme.CBCS, Optional.empty())) {
            Leaks.assertNone(
                    Files.readString(folder.resolve("sealed.xml")),
                    open.keys().values().stream().map(key -> key.secret()).toList());
        }
        export("bad.xml", "--scheme", "cbcs", "--recipient", drm, "--json")
                .failsWith(ErrorCode.KEY_SETTINGS_INVALID, drm);
        assertThat(folder.resolve("bad.xml")).doesNotExist();
    }

    private Cli export(String to, Object... more) {
        return Cli.at(
                home,
                Stream.concat(Stream.of("drm", "export", "--drm", drm, "--to", folder.resolve(to)), Stream.of(more))
                        .toArray());
    }

    /** Secrets in hexadecimal by key ids. */
    private Map<String, String> keys(String document, ProtectionScheme scheme, Optional<Recipient.Identity> identity) {
        try (KeySet keys = read(document, scheme, identity)) {
            return keys.keys().values().stream()
                    .collect(Collectors.toMap(
                            key -> key.id().toString(), key -> HexFormat.of().formatHex(key.secret())));
        }
    }

    private KeySet read(String document, ProtectionScheme scheme, Optional<Recipient.Identity> identity) {
        KeyRequest request = new KeyRequest("film", scheme, KeyLayout.VIDEO_AND_AUDIO.roles(), Set.of());
        return new CpixSource(new CpixSource.Place.InFile(folder.resolve(document)), identity)
                .keys(request, new Cancellation());
    }
}
