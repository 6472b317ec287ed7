package org.ladderworks.publish.cdn;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a viewer asks for and shows, as CloudFront reads it (Developer Guide, "Use signed URLs" and "Use signed cookies"), without the
 * code that signs.
 *
 * @param address without the query
 * @param cookies of the header
 */
public record SignedRequest(String address, String query, List<String> cookies) {
    /** What a judge does not look at. */
    public enum Flaw {
        NO_RIGHT_NEEDED,
        ANY_SIGNATURE,
        ANY_TIME,
        ANY_RESOURCE
    }

    private Map<String, String> shown() {
        Stream<String> inCookies = cookies.stream()
                .flatMap(line -> Arrays.stream(line.split("; *", -1)))
                .filter(each -> each.startsWith("CloudFront-"))
                .map(each -> each.substring("CloudFront-".length()));
        return Stream.concat(Arrays.stream(query.split("&", -1)), inCookies)
                .map(each -> each.split("=", 2))
                .filter(each -> each.length == 2)
                .collect(Collectors.toMap(each -> each[0], each -> each[1], (one, _) -> one));
    }

    /** Knows a key, and lets in whoever it has signed for. Thread-safe. */
    public static final class Judge {
        private final KeyFiles files;
        private final Path key;
        private final Set<Flaw> flaws;
        private final Map<String, Boolean> verified = new HashMap<>();

        /** @param key the private half, whose public one OpenSSL takes out of it */
        public Judge(KeyFiles files, Path key, Set<Flaw> flaws) {
            this.files = files;
            this.key = key;
            this.flaws = Set.copyOf(flaws);
        }

        boolean lets(SignedRequest request) {
            Map<String, String> shown = request.shown();
            if (!shown.containsKey("Signature")) {
                return flaws.contains(Flaw.NO_RIGHT_NEEDED);
            }
            String policy = shown.containsKey("Policy")
                    ? new String(decoded(shown.getOrDefault("Policy", "")), StandardCharsets.UTF_8)
                    : "{\"Statement\":[{\"Resource\":\"" + request.address()
                            + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":" + shown.get("Expires") + "}}}]}";
            SigningHash hash = "SHA256".equals(shown.get("Hash-Algorithm")) ? SigningHash.SHA256 : SigningHash.SHA1;
            JsonNode statement =
                    JsonMapper.shared().readTree(policy).path("Statement").path(0);
            long end = statement
                    .path("Condition")
                    .path("DateLessThan")
                    .path("AWS:EpochTime")
                    .asLong(0);
            return (flaws.contains(Flaw.ANY_SIGNATURE) || signed(policy, shown.getOrDefault("Signature", ""), hash))
                    && (flaws.contains(Flaw.ANY_TIME) || Instant.now().getEpochSecond() < end)
                    && (flaws.contains(Flaw.ANY_RESOURCE)
                            || matches(statement.path("Resource").asString(""), request.address()));
        }

        private static boolean matches(String resource, String address) {
            String pattern =
                    Arrays.stream(resource.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return address.matches(pattern);
        }

        /** Each once: a process of OpenSSL takes its time. */
        private synchronized boolean signed(String policy, String signature, SigningHash hash) {
            return verified.computeIfAbsent(
                    policy + " " + signature + " " + hash,
                    _ -> files.verifies(key, hash, policy.getBytes(StandardCharsets.UTF_8), files.decoded(signature)));
        }

        private synchronized byte[] decoded(String text) {
            return files.decoded(text);
        }
    }
}
