package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.NewSecretFile;
import org.ladderworks.engine.drm.cpix.CpixExport;
import org.ladderworks.engine.drm.cpix.Recipient;
import org.ladderworks.engine.drm.inspect.Described;
import org.ladderworks.engine.drm.inspect.DrmInspection;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.SegmentKeySpec;
import org.ladderworks.engine.progress.Cancellation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Everything about protection that is no job. */
@Command(
        name = "drm",
        description = "Look at how files are protected; hand keys on to a licence server.",
        mixinStandardHelpOptions = true,
        subcommands = {DrmCommand.Inspect.class, DrmCommand.Export.class})
final class DrmCommand extends CommandGroup {
    /** PSSH, tenc, key tags and ContentProtection in words. */
    @Command(
            name = "inspect",
            description =
                    "Say in words what a file tells of its protection: an MP4 file or segment, a pssh box or PlayReady"
                            + " object (also as base64 or hexadecimal text), an HLS playlist, an MPD; and which keys a CPIX"
                            + " document has. Needs no key, and shows none.",
            mixinStandardHelpOptions = true)
    static final class Inspect implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Parameters(paramLabel = "FILE", description = "What to look at.")
        @SuppressWarnings("NullAway.Init")
        private String name;

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            Path file = SourceArgument.file(spec.commandLine(), name);
            Described described = DrmInspection.of(file);
            say(report, described, 0);
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("file", file.toString());
            fields.put("what", described.words());
            fields.put("parts", described.parts());
            report.result(fields);
            return 0;
        }

        private static void say(Report report, Described described, int depth) {
            report.say("  ".repeat(depth) + described.words());
            List<Described> parts = described.parts();
            parts.forEach(part -> say(report, part, depth + 1));
        }
    }

    /** The only way that keys leave the vault. */
    @Command(
            name = "export",
            description =
                    "Write the keys of a title as a CPIX document, for its licence server: for each scheme, keys in"
                            + " clear, or encrypted for the holder of a certificate; or the key of its MPEG-TS segments."
                            + " The file is its owner's alone.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Export implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(
                names = "--drm",
                paramLabel = "FILE",
                required = true,
                description = "What the title is encrypted with (see docs/drm.md).")
        @SuppressWarnings("NullAway.Init")
        private Path drm;

        @Option(names = "--to", paramLabel = "FILE", required = true, description = "New file for the document.")
        @SuppressWarnings("NullAway.Init")
        private Path to;

        @Option(
                names = "--scheme",
                paramLabel = "SCHEME",
                description = "cbcs or cenc, where the title is encrypted by both.")
        private @Nullable ProtectionScheme scheme;

        @Option(
                names = "--recipient",
                paramLabel = "FILE",
                description = "X.509 certificate (RSA) of whom the keys are encrypted for.")
        private @Nullable Path recipient;

        @Option(
                names = "--hls-ts",
                description =
                        "The key of the MPEG-TS segments instead, as the 16 bytes that your server hands out at the"
                                + " key URI.")
        private boolean segments;

        @Mixin
        private VaultOptions vault = new VaultOptions();

        @Mixin
        private OutputOptions output = new OutputOptions();

        @ParentCommand
        @SuppressWarnings("NullAway.Init")
        private DrmCommand parent;

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            try (KeyChain secrets = vault.secrets(parent.home(), report)) {
                ProtectionSpec protection = DrmFile.read(report, drm, parent.home(), secrets);
                if (segments) {
                    exportSegmentKey(report, protection);
                    return 0;
                }
                KeyRequest request = DrmFile.request(protection, scheme(protection));
                try (KeySet keys = protection.keys().keys(request, new Cancellation())) {
                    CpixExport.write(
                            to, request, keys, Optional.ofNullable(recipient).map(Recipient::read));
                    String ids = keys.keys().values().stream()
                            .map(key -> key.id().toString())
                            .sorted()
                            .collect(Collectors.joining(", "));
                    report.say(to + " holds the keys " + ids
                            + (recipient == null ? ", in clear: keep it as you would keep the keys" : ""));
                    report.result(Map.of("file", to.toString(), "encrypted", recipient != null));
                }
            }
            return 0;
        }

        private void exportSegmentKey(Report report, ProtectionSpec protection) {
            if (scheme != null || recipient != null) {
                throw new ParameterException(
                        spec.commandLine(), "--hls-ts has neither a scheme nor a recipient: leave them out.");
            }
            SegmentKeySpec of = protection
                    .segments()
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), drm + " says nothing of MPEG-TS segments: add `hlsTs`."));
            try (KeySet keys = of.keys().keys(protection.segmentRequest(), new Cancellation())) {
                ContentKey key = keys.key(KeyRole.SEGMENTS);
                byte[] secret = key.secret();
                try {
                    NewSecretFile.write(to, secret);
                } finally {
                    Arrays.fill(secret, (byte) 0);
                }
                report.say(to + " is the key " + key.id() + ", for " + of.uri().of(key.id()));
                report.result(Map.of(
                        "file",
                        to.toString(),
                        "encrypted",
                        false,
                        "keyId",
                        key.id().toString(),
                        "keyUri",
                        of.uri().of(key.id()).toString()));
            }
        }

        private ProtectionScheme scheme(ProtectionSpec protection) {
            if (scheme != null) {
                return scheme;
            }
            if (protection.schemes().size() > 1) {
                throw new ParameterException(
                        spec.commandLine(), "The title is encrypted by both schemes: name one with --scheme.");
            }
            return protection.schemes().iterator().next();
        }
    }
}
