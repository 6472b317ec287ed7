package org.ladderworks.publish.edge;

import java.time.Duration;
import java.util.List;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;
import org.ladderworks.publish.release.Entrance;

/**
 * How an edge keeps one kind of what is published.
 *
 * @param kind what it is of
 * @param time how long it is kept; whole seconds
 * @param cacheControl what players are told of it
 */
public record CacheRule(Kind kind, Duration time, String cacheControl) {
    /** What lies below a title's folder (docs/decisions/0031-publishing.md), in the order in which it is looked for. */
    public enum Kind {
        /** What is replaced, and all other playlists: fetched whole. */
        MANIFEST(
                CacheTime.MANIFEST,
                "(?:v/.+\\.(?:m3u8|mpd)|"
                        + String.join("|", Entrance.allFiles()).replace(".", "\\.") + ")"),
        /** Text of a version: fetched whole, and compressed on the way where it is not stored so. */
        TEXT(CacheTime.MEDIA, "v/.+\\.(?:vtt|json|html|css|js)"),
        /** All else of a version: fetched in slices, so that a range of it costs only its bytes. */
        MEDIA(CacheTime.MEDIA, "v/.+"),
        /** What only publishers read. */
        RECORD(CacheTime.RECORD, "(?:current\\.json|lock\\.json|log/[0-9]+\\.json)");

        private final CacheTime kept;
        private final String pattern;

        Kind(CacheTime kept, String pattern) {
            this.kept = kept;
            this.pattern = pattern;
        }

        /** As what is stored says of itself. */
        public CacheTime kept() {
            return kept;
        }

        /** A regular expression, of Java and PCRE alike, for paths below a title. */
        String pattern() {
            return pattern;
        }

        /** Content types that gain by compression; nginx always counts {@code text/html} among them. */
        List<String> compressible() {
            List<String> endings = switch (this) {
                case MANIFEST -> List.of("m3u8", "mpd");
                case TEXT -> List.of("vtt", "json", "css", "js");
                case MEDIA, RECORD -> List.of();
            };
            return endings.stream()
                    .map(ending -> ContentTypes.of("file." + ending).split(";", 2)[0])
                    .toList();
        }

        /** With wildcards as policies of S3 have them, below a title; together with other kinds' they are all that is served. */
        List<String> keys() {
            return switch (this) {
                case MANIFEST -> Entrance.allFiles();
                case TEXT -> List.of();
                case MEDIA -> List.of("v/*");
                case RECORD -> List.of("current.json", "log/*.json");
            };
        }
    }
}
