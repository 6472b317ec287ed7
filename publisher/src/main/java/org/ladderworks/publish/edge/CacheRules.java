package org.ladderworks.publish.edge;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ladderworks.publish.release.CacheTime;

/**
 * The one table of what edges keep, and how long: what {@link CacheTime} says of each kind.
 *
 * @param rules one for each kind, in their order: the first that fits a path holds
 */
public record CacheRules(List<CacheRule> rules) {
    private static final Duration LONGEST = Duration.ofDays(365);

    public CacheRules {
        rules = List.copyOf(rules);
        if (!rules.stream().map(CacheRule::kind).toList().equals(List.of(CacheRule.Kind.values()))) {
            throw new IllegalArgumentException("one rule for each kind, in their order");
        }
    }

    /** As objects are published. */
    public static CacheRules standard() {
        return new CacheRules(Arrays.stream(CacheRule.Kind.values())
                .map(kind -> new CacheRule(kind, kind.kept().time(), kind.kept().cacheControl()))
                .toList());
    }

    /**
     * With another time for manifests: a longer one spares the origin, and has viewers see a new release later.
     *
     * @param time from 1 s to a year; parts of seconds are cut off
     */
    public CacheRules withManifestTime(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 1 || time.compareTo(LONGEST) > 0) {
            throw EdgeText.invalid("manifests cannot be kept for " + time, "Choose from 1 s to 365 days.");
        }
        return new CacheRules(rules.stream()
                .map(rule -> rule.kind() == CacheRule.Kind.MANIFEST
                        ? new CacheRule(rule.kind(), Duration.ofSeconds(seconds), "public, max-age=" + seconds)
                        : rule)
                .toList());
    }

    /** The rule of a kind. */
    public CacheRule of(CacheRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind).findFirst().orElseThrow();
    }

    /**
     * The rule that holds for an object; empty where edges do not serve it.
     *
     * @param key below the origin's prefix, beginning with the title
     */
    public Optional<CacheRule> of(String key) {
        return rules.stream()
                .filter(rule -> Pattern.matches("(?s).+?/" + rule.kind().pattern(), key))
                .findFirst();
    }
}
