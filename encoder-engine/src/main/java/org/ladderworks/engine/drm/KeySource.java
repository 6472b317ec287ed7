package org.ladderworks.engine.drm;

import org.ladderworks.engine.progress.Cancellation;

/** Where keys come from: a vault, a file, a document, a server. */
public interface KeySource {
    /**
     * A key for every role that is asked for; the same ones whenever the same is asked again. The caller closes them.
     *
     * @throws org.ladderworks.engine.error.DrmException where they cannot be had; its words never hold a key
     * @throws java.util.concurrent.CancellationException when cancelled
     */
    KeySet keys(KeyRequest request, Cancellation cancellation);

    /**
     * Asks people now for what they alone can tell, so that no job waits for them later; elsewhere nothing is done. Fails as
     * {@link #keys} does.
     */
    default void ask(KeyRequest request, Cancellation cancellation) {}
}
