package org.ladderworks.engine.encode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Languages as manifests want them: BCP 47, shortest form. */
public final class LanguageTag {
    private static final String UNKNOWN = "und";

    /** ISO 639-2 bibliographic codes that Java's terminology codes do not cover. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("fre", "fr"),
            Map.entry("ger", "de"),
            Map.entry("dut", "nl"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("gre", "el"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("ice", "is"),
            Map.entry("per", "fa"),
            Map.entry("may", "ms"),
            Map.entry("mac", "mk"),
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("geo", "ka"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"));

    private static final Map<String, String> TERMINOLOGY = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toUnmodifiableMap(
                    two -> Locale.of(two).getISO3Language(), two -> two, (first, _) -> first));

    private LanguageTag() {}

    /** The tag for what a file says: {@code eng} becomes {@code en}; what is no language becomes {@code und}. */
    public static String of(String tagged) {
        String tag = tagged.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (tag.isEmpty() || !tag.matches("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")) {
            return UNKNOWN;
        }
        if (tag.length() == 3) {
            return BIBLIOGRAPHIC.getOrDefault(tag, TERMINOLOGY.getOrDefault(tag, tag));
        }
        return Locale.forLanguageTag(tag).toLanguageTag();
    }
}
