package org.ladderworks.engine.drm.speke;

import java.util.Map;
import java.util.Optional;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.cpix.CpixReader;
import org.ladderworks.engine.drm.cpix.Recipient;
import org.ladderworks.engine.drm.server.KeyAnswer;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Keys from a DRM provider that speaks SPEKE 2.0: the packager names the keys that it needs, and the provider makes them, once for
 * each title, and tells what manifests are to say. It may name keys otherwise; its usage rules then say which is which.
 */
public final class SpekeSource implements KeySource {
    private static final String VERSION = "2.0";

    private final KeyServer server;
    private final Optional<Recipient.Identity> us;

    /**
     * Connects nothing yet.
     *
     * @param us for whom the provider is to encrypt keys, which are then not taken in clear
     */
    public SpekeSource(KeyServer server, Optional<Recipient.Identity> us) {
        this.server = server;
        this.us = us;
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        byte[] document = SpekeRequest.write(request, us.map(Recipient.Identity::recipient));
        try (KeyAnswer answer =
                server.post(document, "application/xml", Map.of("X-Speke-Version", VERSION), cancellation)) {
            Optional<String> version = answer.header("X-Speke-Version");
            if (version.isPresent() && !version.get().strip().equals(VERSION)) {
                throw new DrmException(
                        ErrorCode.KEY_ANSWER_UNUSABLE,
                        server + " speaks another version of SPEKE than " + VERSION,
                        "Ask the provider for its address for SPEKE 2.0.");
            }
            return new CpixReader(us, us.isPresent()).read(answer.body(), request, "the answer of " + server);
        }
    }
}
