package org.ladderworks.app.secret;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.file.KeyFileSource;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;

/**
 * Keys from another program by an open file descriptor of this process, as a key file has them; 0 is standard input. Read once, for
 * both schemes. Not thread-safe.
 */
public final class KeysByDescriptor implements KeyEntry {
    private final int number;
    private byte @Nullable [] read;

    public KeysByDescriptor(int number) {
        this.number = number;
    }

    @Override
    public void enter(KeyRequest wanted, Consumer<KeySet> keep) {
        KeyFileSource source = KeyFileSource.ofBytes("what came by the file descriptor " + number, content());
        try (KeySet entered = source.keys(wanted, new Cancellation())) {
            keep.accept(entered);
        }
    }

    private byte[] content() {
        byte[] known = read;
        if (known != null) {
            return known;
        }
        if (!GivenDescriptors.contain(number)) {
            throw notEntered("the file descriptor " + number + " was not given to this command");
        }
        try (InputStream in = Descriptor.open(number)) {
            byte[] bytes = in.readNBytes(KeyFileSource.MOST_BYTES + 1);
            read = bytes;
            if (bytes.length == 0 || bytes.length > KeyFileSource.MOST_BYTES) {
                throw notEntered(
                        bytes.length == 0
                                ? "no keys came by the file descriptor " + number
                                : "more than " + KeyFileSource.MOST_BYTES + " bytes came by the file descriptor "
                                        + number);
            }
            return bytes;
        } catch (IOException e) {
            throw notEntered("no keys can be read from the file descriptor " + number);
        }
    }

    private static DrmException notEntered(String why) {
        return new DrmException(
                ErrorCode.KEYS_NOT_ENTERED,
                why,
                "Pipe them into the command, as docs/drm-keys.md shows, or leave --keys-fd out and type them.");
    }

    @Override
    public boolean isGiven() {
        return true;
    }

    @Override
    public void close() {
        if (read != null) {
            Arrays.fill(read, (byte) 0);
            read = null;
        }
    }
}
