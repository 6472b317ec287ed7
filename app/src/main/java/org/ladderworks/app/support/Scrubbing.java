package org.ladderworks.app.support;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of texts what is a secret, or looks like one: what is known to be one, passwords and queries of addresses, what is
 * assigned to a name such as a password's, AWS's keys, and what has the form of a key. Too much rather than too little. Pure.
 */
final class Scrubbing implements UnaryOperator<String> {
    static final String TAKEN_OUT = "[...]";

    /** A shorter one would take half of all words with it. */
    private static final int SHORTEST = 4;

    private static final Pattern SECRET_NAME =
            Pattern.compile("KEY|TOKEN|SECRET|PASS|PWD|CREDENTIAL|AUTH|SIGNATURE|WEBHOOK");

    private static final List<Rule> RULES = List.of(
            // Whole blocks first, as what follows would leave their frames.
            new Rule("(?s)-----BEGIN [A-Z ]+-----.*?(?:-----END [A-Z ]+-----|$)", TAKEN_OUT),
            new Rule("([a-zA-Z][a-zA-Z0-9+.-]*://)[^\\s/@\"'<>]+@", "$1" + TAKEN_OUT + "@"),
            new Rule("([a-zA-Z][a-zA-Z0-9+.-]*://[^\\s\"'<>?#]*)[?#][^\\s\"'<>]*", "$1?" + TAKEN_OUT),
            new Rule("(?i)\\b(bearer|basic|digest)\\s+[a-z0-9._~+/=-]{6,}", "$1 " + TAKEN_OUT),
            new Rule(
                    "(?i)([a-z0-9_-]*(?:password|passwd|passphrase|pwd|token|secret|credential|api[_-]?key|access[_-]?key|private[_-]?key"
                            + "|authorization|signature)[a-z0-9_-]*[\"']?\\s*[=:]\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;}]+)",
                    "$1" + TAKEN_OUT),
            new Rule("(?i)(--?(?:password|passphrase|token|secret|key)[a-z-]*[ =])\\S+", "$1" + TAKEN_OUT),
            new Rule("\\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{12,}\\b", TAKEN_OUT),
            new Rule(
                    "\\bgh[pousr]_[A-Za-z0-9]{20,}\\b|\\bxox[a-z]-[A-Za-z0-9-]{10,}|\\bey[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_.-]+",
                    TAKEN_OUT),
            // Content keys and IVs: 16 bytes or more.
            new Rule("(?<![0-9A-Za-z])[0-9a-fA-F]{32,}(?![0-9A-Za-z])", TAKEN_OUT),
            new Rule("(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{22}==(?![A-Za-z0-9+/=])", TAKEN_OUT),
            new Rule("(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{43}=(?![A-Za-z0-9+/=])", TAKEN_OUT),
            // As long as AWS's secret keys, and of all kinds of signs.
            new Rule(
                    "(?<![A-Za-z0-9+/=])(?=[A-Za-z0-9+/]*[0-9])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[a-z])[A-Za-z0-9+/]{40}(?![A-Za-z0-9+/=])",
                    TAKEN_OUT));

    private final List<String> known;

    private record Rule(Pattern pattern, String instead) {
        Rule(String pattern, String instead) {
            this(Pattern.compile(pattern), instead);
        }
    }

    private Scrubbing(List<String> known) {
        this.known = known;
    }

    /**
     * One that knows secrets besides those that look like one.
     *
     * @param environment variables of this process: the values of those that are named as secrets are
     * @param known secrets
     */
    static Scrubbing knowing(Map<String, String> environment, Collection<String> known) {
        Stream<String> values = environment.entrySet().stream()
                .filter(each -> SECRET_NAME
                        .matcher(each.getKey().toUpperCase(Locale.ROOT))
                        .find())
                .map(Map.Entry::getValue);
        return new Scrubbing(new ArrayList<>(Stream.concat(values, known.stream())
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                // One may be a part of another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList()));
    }

    @Override
    public String apply(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, TAKEN_OUT);
        }
        for (Rule rule : RULES) {
            clean = rule.pattern().matcher(clean).replaceAll(rule.instead());
        }
        return clean;
    }
}
