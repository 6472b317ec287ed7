package org.ladderworks.engine.drm.widevine;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.server.KeyAnswer;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Keys that Widevine derives from a title's content id (Common Encryption API, GetContentKey): the same ones at each asking. */
public final class WidevineSource implements KeySource {
    /** What it says now and then though nothing is wrong. */
    private static final String PASSING = "INTERNAL_ERROR";

    private final KeyServer server;
    private final WidevineSigner signer;
    private final Optional<String> policy;

    /**
     * Connects nothing yet.
     *
     * @param policy one that is stored at Widevine under this name; empty for the provider's usual one
     */
    public WidevineSource(KeyServer server, WidevineSigner signer, Optional<String> policy) {
        this.server = server;
        this.signer = signer;
        this.policy = policy;
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        byte[] signed = signer.sign(document(request));
        for (int attempt = 1; ; attempt++) {
            try (KeyAnswer answer = server.post(signed, "application/json", Map.of(), cancellation)) {
                WidevineAnswer opened = WidevineAnswer.open(answer.body(), server.toString());
                if (opened.isGranted()) {
                    return opened.keys(request);
                }
                if (!opened.status().equals(PASSING) || attempt >= server.tries()) {
                    throw new DrmException(
                            opened.status().equals(PASSING)
                                    ? ErrorCode.KEY_SERVER_UNREACHABLE
                                    : ErrorCode.KEY_SERVER_REFUSED,
                            server + " refuses: " + opened.status(),
                            "Check the signer, its key and IV, the content id and the policy.");
                }
            }
            server.pause(attempt, cancellation);
        }
    }

    private byte[] document(KeyRequest request) {
        ObjectNode document = JsonMapper.shared().createObjectNode();
        document.put(
                "content_id",
                Base64.getEncoder().encodeToString(request.content().getBytes(StandardCharsets.UTF_8)));
        policy.ifPresent(name -> document.put("policy", name));
        ArrayNode tracks = document.putArray("tracks");
        request.roles().stream()
                .map(WidevineTracks::type)
                .distinct()
                .forEach(type -> tracks.addObject().put("type", type));
        document.putArray("drm_types").add("WIDEVINE");
        document.put("protection_scheme", request.scheme().name().toUpperCase(Locale.ROOT));
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
