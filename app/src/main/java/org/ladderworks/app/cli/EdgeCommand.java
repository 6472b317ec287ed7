package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.EdgeWish;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.CloudFrontSettings;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.edge.EdgeSecret;
import org.ladderworks.publish.edge.TlsFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What stands before published titles, as files to take away. */
@Command(
        name = "edge",
        description =
                "Make the configuration of an edge or a bucket: shown as a diff against the folder's files, written with --write.",
        mixinStandardHelpOptions = true,
        subcommands = {EdgeCommand.Nginx.class, EdgeCommand.CloudFront.class, EdgeBucket.class, EdgeCommand.Secret.class
        })
final class EdgeCommand extends CommandGroup {
    /** What all edges share. */
    abstract static class Action extends HomeCommand {
        @Option(
                names = "--host",
                paramLabel = "HOST",
                required = true,
                description = "That players ask, such as vod.example.com.")
        private String host = "";

        @Option(
                names = "--origin",
                paramLabel = "URL",
                required = true,
                description = "Where it fetches from: server and folder of the target, such as"
                        + " https://bucket.s3.eu-central-1.amazonaws.com/vod.")
        private String origin = "";

        @Option(
                names = "--resolver",
                paramLabel = "ADDRESS",
                description = "Name server that nginx asks for an origin whose addresses change, such as those of S3.")
        private @Nullable String resolver;

        @Mixin
        private AudienceOptions audience = new AudienceOptions();

        @Mixin
        private ConfigFolder folder = new ConfigFolder();

        @Override
        final int run(Report report) {
            folder.show(report, files());
            return 0;
        }

        abstract List<ConfigFolder.Made> files();

        final EdgeWish wish() {
            return new EdgeWish(host, origin, Optional.ofNullable(resolver), audience.pages(), audience.records());
        }

        static List<ConfigFolder.Made> plain(List<EdgeFile> files) {
            return files.stream()
                    .map(file -> new ConfigFolder.Made(file, Optional.empty()))
                    .toList();
        }
    }

    @Command(
            name = "nginx",
            description = "An edge of nginx, as Debian has it: docs/edge.md tells where its file goes.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Nginx extends Action {
        @Option(names = "--tls-certificate", paramLabel = "PATH", description = "Of the host, on the edge's machine.")
        private @Nullable String certificate;

        @Option(names = "--tls-key", paramLabel = "PATH", description = "Of the certificate, on the edge's machine.")
        private @Nullable String key;

        @Option(
                names = "--secret",
                paramLabel = "PATH",
                description =
                        "File on the edge's machine, as `edge secret` makes it: requests that are not signed are refused.")
        private @Nullable String secret;

        @Option(
                names = "--cache",
                paramLabel = "GB",
                defaultValue = "10",
                description = "How much it keeps (default: ${DEFAULT-VALUE}).")
        private int cache;

        @Override
        List<ConfigFolder.Made> files() {
            if ((certificate == null) != (key == null)) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE, "--tls-certificate and --tls-key go together", "Name both, or neither.");
            }
            Optional<TlsFiles> tls =
                    certificate == null || key == null ? Optional.empty() : Optional.of(new TlsFiles(certificate, key));
            return plain(wish().nginx(tls, Optional.ofNullable(secret), cache));
        }
    }

    @Command(
            name = "cloudfront",
            description =
                    "A distribution of CloudFront and its parts, for the command line of AWS: docs/edge.md has the order.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class CloudFront extends Action {
        @Option(
                names = "--name",
                paramLabel = "NAME",
                defaultValue = "ladderworks",
                description = "What its policies are called after.")
        private String name = "";

        @Option(names = "--certificate", paramLabel = "ARN", description = "Of the host, in us-east-1.")
        private @Nullable String certificate;

        @Option(
                names = "--shield",
                paramLabel = "REGION",
                description = "Region next to the bucket through which alone it is asked.")
        private @Nullable String shield;

        @Option(names = "--signed", description = "Refuse requests that no key of the key group has signed.")
        private boolean signed;

        @Override
        List<ConfigFolder.Made> files() {
            return plain(wish().cloudFront(new CloudFrontSettings(
                    name, Optional.ofNullable(certificate), Optional.ofNullable(shield), signed)));
        }
    }

    @Command(
            name = "secret",
            description =
                    "Draw a secret that signs requests for an edge of nginx, into a new file for its owner's eyes only.",
            mixinStandardHelpOptions = true)
    static final class Secret extends HomeCommand {
        @Option(names = "--out", paramLabel = "FILE", required = true, description = "File that is not there yet.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        int run(Report report) {
            try {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                } else {
                    Files.createFile(file);
                }
                Files.writeString(
                        file, EdgeSecret.draw(new SecureRandom()).nginxFile(), StandardOpenOption.TRUNCATE_EXISTING);
            } catch (IOException e) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        file + " cannot be made: " + FileTrouble.words(e),
                        "Name a new file in a folder that you may write to.",
                        e);
            }
            report.say(
                    "Drawn into " + file + ": put it on the edge, and name its path there with `edge nginx --secret`.");
            report.result(Map.of("secret", file.toString()));
            return 0;
        }
    }
}
