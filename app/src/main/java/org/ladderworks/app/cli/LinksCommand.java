package org.ladderworks.app.cli;

import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.destination.TitleLinks;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.publish.cdn.CookieScope;
import org.ladderworks.publish.cdn.Embed;
import org.ladderworks.publish.cdn.EmbedPlayer;
import org.ladderworks.publish.cdn.EmbedRights;
import org.ladderworks.publish.cdn.LibraryFolder;
import org.ladderworks.publish.cdn.PlaybackLinks;
import org.ladderworks.publish.cdn.PublicTitle;
import org.ladderworks.publish.cdn.SignedCookies;
import org.ladderworks.publish.destination.Admission;
import org.ladderworks.publish.destination.Delivery;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.TitleName;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a published title is played by. */
@Command(
        name = "links",
        description =
                "Print the addresses of a published title, signed where a key or an edge's secret is named, or HTML that plays"
                        + " it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LinksCommand extends HomeCommand {
    @Parameters(paramLabel = "TITLE", description = "Name of the title, as it was published.")
    private String title = "";

    @Option(names = "--to", paramLabel = "TARGET", description = "A saved target that knows its address.")
    private @Nullable String target;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Address that viewers find the target's folder under, such as https://cdn.example.com/vod.")
    private @Nullable String url;

    @Mixin
    private SigningOptions signing = new SigningOptions();

    @Mixin
    private LinkTerms terms = new LinkTerms();

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

    @Override
    int run(Report report) {
        TitleName named = new TitleName(title);
        Optional<Delivery> delivery = url == null ? delivery() : Optional.empty();
        String base = url != null ? url : delivery.map(Delivery::url).orElseThrow(this::noAddress);
        Optional<Admission> admission = signing.admission().or(() -> delivery.flatMap(Delivery::admission));
        if (admission.filter(Admission.Edge.class::isInstance).isPresent()) {
            requireWhatEdgesKnow();
        }
        Instant now = Instant.now();
        print(report, TitleLinks.of(base, named, admission, () -> terms.until(now), there -> terms.grant(there, now)));
        return 0;
    }

    private Optional<Delivery> delivery() {
        if (target == null) {
            return Optional.empty();
        }
        // A name that is none is told as such.
        var _ = home().targets().find(target);
        return home().targets().delivery(target);
    }

    private UsageException noAddress() {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                target == null ? "neither --to nor --url is given" : target + " knows no address",
                "Name the address that viewers use with --url, or save it with the target by `target add --url`.");
    }

    private void requireWhatEdgesKnow() {
        if (cookies || domain != null || !terms.areSimple()) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "an edge of nginx knows neither cookies nor --not-before and --viewers",
                    "Say with --hours alone how long the link is good.");
        }
    }

    private void print(Report report, TitleLinks links) {
        if (embed != null) {
            embed(report, links, embed);
        } else if (cookies) {
            cookies(report, links.there(), links.signing().orElseThrow(LinksCommand::noKey));
        } else {
            links(report, links);
        }
    }

    private static UsageException noKey() {
        return new UsageException(ErrorCode.BAD_USAGE, "cookies are signed", "Name the key with --key and --key-id.");
    }

    private void links(Report report, TitleLinks links) {
        Map<String, Object> fields = new LinkedHashMap<>();
        wanted().forEach(entrance -> say(report, fields, entrance, links.address(entrance)));
        links.until().ifPresent(until -> {
            fields.put("until", until.toString());
            report.say("UNTIL  " + until);
        });
        links.signing()
                .ifPresent(
                        _ -> report.say(
                                "Signed addresses play in players that carry the query on (--embed); for all others, take --cookies."));
        report.result(fields);
    }

    private Set<Entrance> wanted() {
        Set<Entrance> wanted = EnumSet.of(Entrance.HLS, Entrance.DASH);
        wanted.addAll(also);
        return wanted;
    }

    private static void say(Report report, Map<String, Object> fields, Entrance entrance, String address) {
        fields.put(EntranceWords.field(entrance), address);
        report.say("%-6s %s".formatted(EntranceWords.of(entrance), address));
    }

    private void cookies(Report report, PublicTitle there, TitleLinks.Signing signing) {
        SignedCookies signed = signing.signer().cookies(signing.grant());
        CookieScope scope = new CookieScope(Optional.ofNullable(domain), there.pathPrefix(), false);
        signed.setCookie(scope).forEach(cookie -> report.say("Set-Cookie: " + cookie));
        report.result(Map.of("setCookie", signed.setCookie(scope)));
    }

    private void embed(Report report, TitleLinks of, EmbedPlayer player) {
        PlaybackLinks links = new PlaybackLinks(of.there());
        EmbedRights rights = cookies
                ? new EmbedRights.Cookies()
                : of.signing()
                        .<EmbedRights>map(with -> new EmbedRights.Query(links.hls(with.signer(), with.grant())))
                        .orElseGet(EmbedRights.Open::new);
        LibraryFolder folder = library == null ? LibraryFolder.BESIDE : new LibraryFolder(library);
        String html = new Embed(of.there(), name == null ? title : name, player, folder, rights).html();
        report.say(html);
        report.result(Map.of("html", html));
    }
}
