package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.CloudFrontSigner;
import org.ladderworks.publish.cdn.CookieScope;
import org.ladderworks.publish.cdn.Embed;
import org.ladderworks.publish.cdn.EmbedPlayer;
import org.ladderworks.publish.cdn.EmbedRights;
import org.ladderworks.publish.cdn.Grant;
import org.ladderworks.publish.cdn.Ipv4Range;
import org.ladderworks.publish.cdn.LibraryFolder;
import org.ladderworks.publish.cdn.PlaybackLinks;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.cdn.SignedCookies;
import org.ladderworks.publish.cdn.SigningHash;
import org.ladderworks.publish.cdn.SigningKey;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.TitleName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a published title is played by. */
@Command(
        name = "links",
        description =
                "Print the addresses of a published title, signed for CloudFront where a key is named, or HTML that plays it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LinksCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "TITLE", description = "Name of the title, as it was published.")
    private String title = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            required = true,
            description = "Address that viewers find the target's folder under, such as https://cdn.example.com/vod.")
    private String url = "";

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description =
                    "Private key in PEM form that signs, RSA of 2048 bits or EC on P-256; for this user's eyes only.")
    private @Nullable Path key;

    @Option(names = "--key-id", paramLabel = "ID", description = "CloudFront's id of its public half.")
    private @Nullable String keyId;

    @Option(
            names = "--hash",
            paramLabel = "HASH",
            defaultValue = "sha256",
            description = "sha256 or, for edges that know no other, sha1 (default: ${DEFAULT-VALUE}).")
    private SigningHash hash = SigningHash.SHA256;

    @Option(
            names = "--hours",
            paramLabel = "N",
            defaultValue = "12",
            description = "How long it is good for (default: ${DEFAULT-VALUE}).")
    private int hours;

    @Option(names = "--not-before", paramLabel = "TIME", description = "When it begins, such as 2026-12-24T18:00:00Z.")
    private @Nullable String notBefore;

    @Option(
            names = "--viewers",
            paramLabel = "CIDR",
            description = "Addresses that it is good for, such as 192.0.2.0/24.")
    private @Nullable String viewers;

    @Option(
            names = "--cookies",
            description = "Print cookies instead of signed addresses: every player carries them to the segments too.")
    private boolean cookies;

    @Option(
            names = "--cookie-domain",
            paramLabel = "DOMAIN",
            description = "That the CDN and the page's server share; without it the host that sets them.")
    private @Nullable String domain;

    @Option(
            names = "--also",
            paramLabel = "ENTRANCE",
            split = ",",
            description = "Print the address of a manifest that not every title has, too: hls_ts (HLS with MPEG-TS) or"
                    + " dash_cenc (DASH in cenc).")
    private Set<Entrance> also = EnumSet.noneOf(Entrance.class);

    @Option(names = "--embed", paramLabel = "PLAYER", description = "Print HTML: shaka, hls_js or video_js.")
    private @Nullable EmbedPlayer embed;

    @Option(
            names = "--library",
            paramLabel = "URL",
            description = "Where that page finds the player's files; without it in the folder player/ beside it.")
    private @Nullable String library;

    @Option(names = "--name", paramLabel = "TEXT", description = "Name of the title for people, in that page.")
    private @Nullable String name;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        Report report = Report.of(spec.commandLine(), output.json);
        PublicTitle there = PublicTitle.of(url, new TitleName(title).text());
        Optional<Signing> signing = signing(there);
        if (embed != null) {
            embed(report, there, signing);
        } else if (cookies) {
            cookies(report, there, signing.orElseThrow(LinksCommand::noKey));
        } else {
            links(report, new PlaybackLinks(there), signing);
        }
        return 0;
    }

    /** With what is signed, and for whom. */
    private record Signing(CloudFrontSigner signer, Grant grant) {}

    private Optional<Signing> signing(PublicTitle there) {
        if (key == null && keyId == null) {
            return Optional.empty();
        }
        if (key == null || keyId == null) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "--key and --key-id go together",
                    "Name both, or neither for addresses in clear.");
        }
        if (hours < 1) {
            throw new UsageException(ErrorCode.BAD_USAGE, "--hours " + hours + " is out of range", "Name 1 at least.");
        }
        SigningKey signs = SigningKey.read(key, keyId);
        CloudFrontSigner signer = new CloudFrontSigner(signs, hash, Instant::now);
        Grant grant = Grant.of(there.all(), Instant.now().plus(Duration.ofHours(hours)));
        if (notBefore != null) {
            grant = grant.notBefore(time(notBefore));
        }
        if (viewers != null) {
            grant = grant.onlyFrom(Ipv4Range.parse(viewers));
        }
        return Optional.of(new Signing(signer, grant));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE, "--not-before is no time", "It is written 2026-12-24T18:00:00Z.", e);
        }
    }

    private static UsageException noKey() {
        return new UsageException(ErrorCode.BAD_USAGE, "cookies are signed", "Name the key with --key and --key-id.");
    }

    private void links(Report report, PlaybackLinks links, Optional<Signing> signing) {
        Map<String, Object> fields = new LinkedHashMap<>();
        Set<Entrance> wanted = EnumSet.of(Entrance.HLS, Entrance.DASH);
        wanted.addAll(also);
        for (Entrance entrance : wanted) {
            String address = signing.map(with ->
                            links.of(entrance, with.signer(), with.grant()).text())
                    .orElseGet(() -> links.of(entrance).text());
            fields.put(EntranceWords.field(entrance), address);
            report.say("%-6s %s".formatted(EntranceWords.of(entrance), address));
        }
        signing.ifPresent(with -> {
            fields.put("until", with.grant().until().toString());
            report.say("UNTIL  " + with.grant().until());
            report.say(
                    "Signed addresses play in players that carry the query on (--embed); for all others, take --cookies.");
        });
        report.result(fields);
    }

    private void cookies(Report report, PublicTitle there, Signing signing) {
        SignedCookies signed = signing.signer().cookies(signing.grant());
        CookieScope scope = new CookieScope(Optional.ofNullable(domain), there.pathPrefix(), false);
        signed.setCookie(scope).forEach(cookie -> report.say("Set-Cookie: " + cookie));
        report.result(Map.of("setCookie", signed.setCookie(scope)));
    }

    private void embed(Report report, PublicTitle there, Optional<Signing> signing) {
        PlaybackLinks links = new PlaybackLinks(there);
        EmbedRights rights = cookies
                ? new EmbedRights.Cookies()
                : signing.<EmbedRights>map(with -> new EmbedRights.Query(links.hls(with.signer(), with.grant())))
                        .orElseGet(EmbedRights.Open::new);
        LibraryFolder folder = library == null ? LibraryFolder.BESIDE : new LibraryFolder(library);
        String html = new Embed(
                        there, name == null ? title : name, java.util.Objects.requireNonNull(embed), folder, rights)
                .html();
        report.say(html);
        report.result(Map.of("html", html));
    }
}
