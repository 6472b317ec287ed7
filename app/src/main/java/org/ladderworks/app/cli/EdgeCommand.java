package org.ladderworks.app.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.edge.BucketFiles;
import org.ladderworks.publish.edge.BucketReader;
import org.ladderworks.publish.edge.BucketRules;
import org.ladderworks.publish.edge.CacheRules;
import org.ladderworks.publish.edge.CloudFrontEdge;
import org.ladderworks.publish.edge.CloudFrontIds;
import org.ladderworks.publish.edge.CloudFrontSettings;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.edge.EdgeMachine;
import org.ladderworks.publish.edge.EdgeSecret;
import org.ladderworks.publish.edge.EdgeSettings;
import org.ladderworks.publish.edge.NginxEdge;
import org.ladderworks.publish.edge.Origin;
import org.ladderworks.publish.edge.TlsFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands before published titles, as files to take away. */
@Command(
        name = "edge",
        description =
                "Make the configuration of an edge or a bucket: shown as a diff against the folder's files, written with --write.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EdgeCommand.Nginx.class,
            EdgeCommand.CloudFront.class,
            EdgeCommand.Bucket.class,
            EdgeCommand.Secret.class
        })
final class EdgeCommand extends CommandGroup {
    /** What all edges share. */
    abstract static class Action implements Callable<Integer> {
        private static final long GIB = 1L << 30;

        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

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

        @Option(
                names = "--page",
                paramLabel = "ORIGIN",
                description =
                        "A page that may play, such as https://www.example.com; several with several. Without it any.")
        private List<String> pages = new ArrayList<>();

        @Option(
                names = "--records",
                description = "Hand out what publishers note too: who published what, when and from where.")
        private boolean records;

        @Mixin
        private ConfigFolder folder = new ConfigFolder();

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
            folder.show(report, files());
            return 0;
        }

        abstract List<ConfigFolder.Made> files();

        final EdgeSettings settings(Optional<TlsFiles> tls, Optional<String> secret, int cache) {
            return new EdgeSettings(
                    host,
                    origin(),
                    tls,
                    secret,
                    cache * GIB,
                    pages.isEmpty() ? List.of("*") : pages,
                    records,
                    EdgeMachine.debian(tls.isPresent()));
        }

        private Origin origin() {
            try {
                URI address = new URI(origin);
                String path =
                        Optional.ofNullable(address.getRawPath()).orElse("").replaceAll("/+$", "");
                URI server = new URI(address.getScheme(), address.getRawAuthority(), null, address.getRawQuery(), null);
                return new Origin(server, path, Optional.ofNullable(resolver));
            } catch (URISyntaxException e) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "--origin is no address",
                        "It is written https://host or https://host/folder.");
            }
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
            return plain(
                    List.of(NginxEdge.file(settings(tls, Optional.ofNullable(secret), cache), CacheRules.standard())));
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
            return plain(CloudFrontEdge.files(
                    settings(Optional.empty(), Optional.empty(), 1),
                    new CloudFrontSettings(name, Optional.ofNullable(certificate), Optional.ofNullable(shield), signed),
                    CacheRules.standard(),
                    CloudFrontIds.toFillIn()));
        }
    }

    @Command(
            name = "bucket",
            description =
                    "CORS, lifecycle and policy of a bucket. Rules that it has and that are not ours stay: name what it has.",
            mixinStandardHelpOptions = true,
            sortOptions = false)
    static final class Bucket extends Action {
        @Option(names = "--bucket", paramLabel = "NAME", required = true, description = "The bucket.")
        private String bucket = "";

        @Option(names = "--prefix", paramLabel = "FOLDER", description = "The target's folder in it.")
        private @Nullable String prefix;

        @Option(names = "--distribution", paramLabel = "ARN", description = "The distribution that may read it.")
        private @Nullable String distribution;

        @Option(
                names = "--edge-address",
                paramLabel = "CIDR",
                description = "An edge that may read it, such as 203.0.113.7/32.")
        private List<String> addresses = new ArrayList<>();

        @Option(names = "--cors", paramLabel = "FILE", description = "What `aws s3api get-bucket-cors` printed.")
        private @Nullable Path cors;

        @Option(
                names = "--lifecycle",
                paramLabel = "FILE",
                description = "What `aws s3api get-bucket-lifecycle-configuration` printed.")
        private @Nullable Path lifecycle;

        @Option(names = "--policy", paramLabel = "FILE", description = "What `aws s3api get-bucket-policy` printed.")
        private @Nullable Path policy;

        @Override
        List<ConfigFolder.Made> files() {
            EdgeSettings settings = settings(Optional.empty(), Optional.empty(), 1);
            String hasCors = ConfigFolder.text(cors);
            String hasLifecycle = ConfigFolder.text(lifecycle);
            List<ConfigFolder.Made> files = new ArrayList<>(List.of(
                    new ConfigFolder.Made(
                            BucketFiles.cors(BucketRules.cors(settings), hasCors),
                            Optional.of(BucketFiles.presentText(hasCors))),
                    new ConfigFolder.Made(
                            BucketFiles.lifecycle(BucketRules.lifecycle(), hasLifecycle),
                            Optional.of(BucketFiles.presentText(hasLifecycle)))));
            reader().ifPresent(reader -> {
                String has = ConfigFolder.text(policy);
                String folder = prefix == null || prefix.isEmpty() ? "" : "/" + prefix.replaceAll("^/+|/+$", "");
                files.add(new ConfigFolder.Made(
                        BucketFiles.policy(settings, bucket, folder, reader, has),
                        Optional.of(BucketFiles.presentPolicyText(has))));
            });
            return files;
        }

        private Optional<BucketReader> reader() {
            if (distribution != null && !addresses.isEmpty()) {
                throw new UsageException(
                        ErrorCode.BAD_USAGE,
                        "--distribution and --edge-address exclude each other",
                        "Name who reads the bucket: CloudFront or edges of your own.");
            }
            return distribution != null
                    ? Optional.of(new BucketReader.Distribution(distribution))
                    : addresses.isEmpty() ? Optional.empty() : Optional.of(new BucketReader.Addresses(addresses));
        }
    }

    @Command(
            name = "secret",
            description =
                    "Draw a secret that signs requests for an edge of nginx, into a new file for its owner's eyes only.",
            mixinStandardHelpOptions = true)
    static final class Secret implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init")
        private CommandSpec spec;

        @Option(names = "--out", paramLabel = "FILE", required = true, description = "File that is not there yet.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Mixin
        private OutputOptions output = new OutputOptions();

        @Override
        public Integer call() {
            Report report = Report.of(spec.commandLine(), output.json);
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
