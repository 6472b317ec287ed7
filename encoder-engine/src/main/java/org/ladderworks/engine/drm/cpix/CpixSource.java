package org.ladderworks.engine.drm.cpix;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.SecretFile;
import org.ladderworks.engine.drm.server.KeyAnswer;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.progress.Cancellation;

/** Keys from a CPIX document, in a file or at an address. */
public final class CpixSource implements KeySource {
    private static final int MOST_BYTES = 4 << 20;

    private final Place place;
    private final CpixReader reader;
    private final boolean encrypted;

    /** Where the document is. */
    public sealed interface Place {
        /** A file that its owner alone may read, unless its keys are encrypted for us. */
        record InFile(Path file) implements Place {}

        /** At an address; a GET brings it. */
        record AtServer(KeyServer server) implements Place {}
    }

    /**
     * Reads nothing yet.
     *
     * @param us who decrypts encrypted keys; then keys in clear are refused
     */
    public CpixSource(Place place, Optional<Recipient.Identity> us) {
        this.place = place;
        this.reader = new CpixReader(us, us.isPresent());
        this.encrypted = us.isPresent();
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        cancellation.check();
        return switch (place) {
            case Place.InFile(Path file) -> {
                byte[] bytes = encrypted ? SecretFile.readOpen(file, MOST_BYTES) : SecretFile.read(file, MOST_BYTES);
                try {
                    yield reader.read(bytes, request, "the CPIX document " + file);
                } finally {
                    Arrays.fill(bytes, (byte) 0);
                }
            }
            case Place.AtServer(KeyServer server) -> {
                try (KeyAnswer answer = server.get(cancellation)) {
                    yield reader.read(answer.body(), request, "the CPIX document of " + server);
                }
            }
        };
    }
}
