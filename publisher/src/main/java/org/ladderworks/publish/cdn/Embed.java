package org.ladderworks.publish.cdn;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.ladderworks.engine.error.PublishException;

/**
 * A piece of HTML that plays a title, to be put into a page. Pure.
 *
 * @param name of the title for people, any text
 * @param library where the page finds the player's files under the names of {@link EmbedPlayer}
 */
public record Embed(PublicTitle title, String name, EmbedPlayer player, LibraryFolder library, EmbedRights rights) {
    /** Longer names are cut. */
    private static final int LONGEST_NAME = 300;

    /**
     * Checks that the right is for this title.
     *
     * @throws PublishException where it is not, or not for all of it
     */
    public Embed {
        if (rights instanceof EmbedRights.Query signed) {
            signed.url().grant().requireAllOf(title);
        }
    }

    /** The same for the same title and player, so that a page can hold several. */
    private String id() {
        return "ladderworks-"
                + UUID.nameUUIDFromBytes((player + " " + title.prefix()).getBytes(StandardCharsets.UTF_8));
    }

    /** The piece; it has its own script, which a page's Content-Security-Policy must allow. */
    public String html() {
        String query = rights instanceof EmbedRights.Query signed ? signed.url().query() : "";
        String shown = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
        StringBuilder html = new StringBuilder();
        player.style()
                .ifPresent(style -> html.append("<link rel=\"stylesheet\" href=\"")
                        .append(HtmlText.attribute(library.text() + style))
                        .append("\">\n"));
        return html.append(
                        "<video id=\"%s\"%s controls playsinline style=\"width: 100%%; aspect-ratio: 16 / 9\" aria-label=\"%s\">"
                                .formatted(
                                        id(),
                                        player == EmbedPlayer.VIDEO_JS ? " class=\"video-js\"" : "",
                                        HtmlText.attribute(shown)))
                .append("</video>\n<p id=\"%s-notice\" role=\"alert\" hidden></p>\n".formatted(id()))
                .append("<script src=\"%s\"></script>\n"
                        .formatted(HtmlText.attribute(library.text() + player.script())))
                .append("<script>\n(() => {\n")
                .append("  const prefix = %s;\n".formatted(HtmlText.script(title.prefix())))
                .append("  const query = %s;\n".formatted(HtmlText.script(query)))
                .append("  const cookies = %s;\n".formatted(rights instanceof EmbedRights.Cookies))
                .append("  const video = document.getElementById(\"%s\");\n".formatted(id()))
                .append("  const notice = document.getElementById(\"%s-notice\");\n".formatted(id()))
                .append(COMMON)
                .append(player.start())
                .append("})();\n</script>\n")
                .toString();
    }

    /** The query is for the title's own files alone: a licence server or an advertisement has no business with it. */
    private static final String COMMON = """
              const fail = words => {
                notice.textContent = words;
                notice.hidden = false;
              };
              const mine = address => address.startsWith(prefix);
              const allowed = address => !query || !mine(address) || address.includes(query)
                ? address
                : address + (address.includes("?") ? "&" : "?") + query;
            """;

    /** Without the right. */
    @Override
    public String toString() {
        return "Embed[" + title.prefix() + ", " + player + "]";
    }
}
