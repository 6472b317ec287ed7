package org.ladderworks.app.jobfile;

import java.net.URI;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.signal.SegmentKeyUri;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.pipeline.ProtectionSpec;
import org.ladderworks.engine.pipeline.SegmentKeySpec;
import org.ladderworks.engine.time.MediaTime;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of encryption. Asks for no key. */
final class DrmReader {
    private static final String AT = "/drm";

    private final KeyChain secrets;
    private final Problems problems;

    DrmReader(KeyChain secrets, Problems problems) {
        this.secrets = secrets;
        this.problems = problems;
    }

    /** Empty where nothing is said, or what is said cannot be. */
    Optional<ProtectionSpec> read(JsonNode drm) {
        if (!drm.isObject()) {
            return Optional.empty();
        }
        Set<ProtectionScheme> schemes = schemes(drm.path("scheme").asString("cbcs"));
        Set<DrmSystem> systems = EnumSet.noneOf(DrmSystem.class);
        drm.path("systems").forEach(word -> systems.add(system(word.asString(""))));
        if (systems.contains(DrmSystem.FAIRPLAY) && !schemes.contains(ProtectionScheme.CBCS)) {
            problems.add(
                    AT + "/systems",
                    "FairPlay cannot decrypt cenc: choose the scheme cbcs or both, or leave fairplay out");
        }
        if (drm.has("fairPlayUri") && !systems.contains(DrmSystem.FAIRPLAY)) {
            problems.add(AT + "/fairPlayUri", "fairplay is not among the systems");
        }
        Map<DrmSystem, URI> licences = new EnumMap<>(DrmSystem.class);
        drm.path("licences").properties().forEach(entry -> {
            DrmSystem system = system(entry.getKey());
            if (!systems.contains(system)) {
                problems.add(AT + "/licences/" + entry.getKey(), system.label() + " is not among the systems");
            }
            WebAddress.read(entry.getValue().asString(""), AT + "/licences/" + entry.getKey(), problems)
                    .ifPresent(address -> licences.put(system, address));
        });
        if (systems.contains(DrmSystem.CLEARKEY)
                && !drm.at("/licences/clearkey").isString()) {
            problems.add(AT + "/licences/clearkey", "missing: players of ClearKey have to be told where keys are");
        }
        Optional<org.ladderworks.app.secret.KeyOrigin> origin =
                new KeyOriginReader(problems).read(drm.path("keys"), AT + "/keys");
        if (schemes.size() > 1 && drm.path("keys").has("widevine")) {
            problems.add(
                    AT + "/scheme",
                    "Widevine gives a title the same keys in both schemes: make two packages, each of one scheme and with"
                            + " a content of its own");
        }
        Optional<SegmentKeySpec> segments = segments(drm.path("hlsTs"));
        if (!problems.isEmpty() || origin.isEmpty()) {
            return Optional.empty();
        }
        ProtectionSpec spec = new ProtectionSpec(
                schemes,
                systems,
                drm.path("content").asString(""),
                licences,
                Optional.of(drm.path("fairPlayUri").asString("")).filter(uri -> !uri.isEmpty()),
                layout(drm.path("layout").asString("")),
                clearLead(drm.path("clearLeadSeconds")),
                secrets.source(origin.get()),
                secrets.ledger());
        return Optional.of(segments.map(spec::with).orElse(spec));
    }

    /** The key of whole segments comes from the vault or a file alone: nobody else's documents and servers know such. */
    private Optional<SegmentKeySpec> segments(JsonNode hlsTs) {
        if (!hlsTs.isObject()) {
            return Optional.empty();
        }
        SegmentKeyUri uri = new SegmentKeyUri(hlsTs.path("keyUri").asString(""));
        try {
            uri.check();
        } catch (DrmException e) {
            problems.add(AT + "/hlsTs/keyUri", e.getMessage() + ". " + e.remedy());
        }
        return new KeyOriginReader(problems)
                .segments(hlsTs, AT + "/hlsTs")
                .map(origin -> new SegmentKeySpec(uri, secrets.source(origin)));
    }

    private static Set<ProtectionScheme> schemes(String word) {
        return switch (word) {
            case "cenc" -> Set.of(ProtectionScheme.CENC);
            case "both" -> Set.of(ProtectionScheme.CENC, ProtectionScheme.CBCS);
            default -> Set.of(ProtectionScheme.CBCS);
        };
    }

    private static DrmSystem system(String word) {
        return DrmSystem.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static KeyLayout layout(String word) {
        return switch (word) {
            case "one" -> KeyLayout.ONE;
            case "by-tier" -> KeyLayout.BY_TIER;
            default -> KeyLayout.VIDEO_AND_AUDIO;
        };
    }

    private static Optional<MediaTime> clearLead(JsonNode seconds) {
        return seconds.isMissingNode()
                ? Optional.empty()
                : Optional.of(MediaTime.ofSeconds(seconds.decimalValue().toPlainString()));
    }
}
