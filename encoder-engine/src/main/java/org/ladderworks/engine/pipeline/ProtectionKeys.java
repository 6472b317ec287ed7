package org.ladderworks.engine.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.signal.KeySignals;
import org.ladderworks.engine.drm.signal.SignalSettings;
import org.ladderworks.engine.packaging.Protection;
import org.ladderworks.engine.packaging.SegmentProtection;
import org.ladderworks.engine.progress.Cancellation;

/** The keys of a job, a set for each scheme; closing wipes them. Not thread-safe. */
final class ProtectionKeys implements AutoCloseable {
    private final ProtectionSpec spec;
    private final Map<ProtectionScheme, KeySet> keys = new EnumMap<>(ProtectionScheme.class);
    private Optional<KeySet> segments = Optional.empty();

    private ProtectionKeys(ProtectionSpec spec) {
        this.spec = spec;
    }

    /** Asks for all keys at once, before anything is encoded: what cannot work is refused here. */
    private static ProtectionKeys fetch(ProtectionSpec spec, boolean transport, Cancellation cancellation) {
        spec.check(transport);
        ProtectionKeys fetched = new ProtectionKeys(spec);
        try {
            for (ProtectionScheme scheme : spec.schemes().stream().sorted().toList()) {
                KeyRequest request = new KeyRequest(
                        spec.content(),
                        scheme,
                        spec.layout().roles(),
                        spec.signals(scheme).systems());
                fetched.keys.put(scheme, spec.keys().keys(request, cancellation));
            }
            if (transport) {
                fetched.segments = spec.segments().map(of -> of.keys().keys(spec.segmentRequest(), cancellation));
            }
            fetched.refuseShared();
            return fetched;
        } catch (RuntimeException e) {
            fetched.close();
            throw e;
        }
    }

    /** The same, null for a clear package: a resource that is closed may be. */
    static @Nullable ProtectionKeys fetch(PackageSpec packaging, Cancellation cancellation) {
        return packaging
                .protection()
                .map(protection -> fetch(protection, packaging.transport(), cancellation))
                .orElse(null);
    }

    /** How the package of one scheme is encrypted. */
    Protection of(ProtectionScheme scheme) {
        KeySet set = keys.get(scheme);
        if (set == null) {
            throw new IllegalArgumentException("no package of " + scheme);
        }
        SignalSettings signals = spec.signals(scheme);
        return new Protection(scheme, spec.layout(), set, spec.ledger(), spec.clearLead(), KeySignals.of(set, signals));
    }

    /** How MPEG-TS segments are encrypted; empty where there are none. */
    Optional<SegmentProtection> ofSegments() {
        return segments.map(set -> {
            ContentKey key = set.key(KeyRole.SEGMENTS);
            return new SegmentProtection(
                    key, spec.segments().orElseThrow().uri().of(key.id()), spec.ledger());
        });
    }

    /** Nothing is shared: not between schemes (rule 50), and not with the key of whole segments, which players get in clear. */
    private void refuseShared() {
        List<KeySet> sets = List.copyOf(keys.values());
        for (KeySet other : sets.subList(1, sets.size())) {
            DistinctKeys.acrossSchemes(sets.getFirst(), other);
        }
        segments.ifPresent(set -> sets.forEach(other -> DistinctKeys.acrossUses(set, other)));
    }

    /**
     * Names all that decides how the package is encrypted and what it says. Keys go into it by a check value, so that a key
     * that was put right under its old id makes a new package; the value tells nothing of the key.
     */
    String identity() {
        List<String> parts = new ArrayList<>();
        parts.add(spec.content());
        parts.add(spec.layout().name());
        parts.add(spec.clearLead().map(lead -> lead.toSeconds(6)).orElse(""));
        keys.forEach((scheme, set) -> {
            Protection protection = of(scheme);
            parts.add(scheme.fourCc());
            protection.signals().forEach(signal -> parts.add(signal.toString()));
            new TreeMap<>(set.keys()).forEach((role, key) -> parts.add(role + " " + key.id() + " " + checkValue(key)));
        });
        ofSegments()
                .ifPresent(
                        of -> parts.add("segments " + of.uri() + " " + of.key().id() + " " + checkValue(of.key())));
        return checkValue(new byte[ContentKey.LENGTH], String.join("\n", parts));
    }

    private static String checkValue(ContentKey key) {
        byte[] secret = key.secret();
        try {
            return checkValue(secret, "package identity");
        } finally {
            java.util.Arrays.fill(secret, (byte) 0);
        }
    }

    private static String checkValue(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }

    @Override
    public void close() {
        keys.values().forEach(KeySet::close);
        segments.ifPresent(KeySet::close);
    }
}
