package org.ladderworks.publish.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bytes of an object. Closing before the end breaks the connection, also for a thread that reads: the SDK's own way would
 * read the rest of the object first.
 */
final class ObjectStream extends FilterInputStream {
    private final ResponseInputStream<?> response;
    private volatile boolean ended;

    ObjectStream(ResponseInputStream<?> response) {
        super(response);
        this.response = response;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = super.read(buffer, offset, length);
            ended |= read < 0;
            return read;
        } catch (SdkException e) {
            throw new IOException("the connection was broken", e);
        }
    }

    @Override
    public void close() {
        if (ended) {
            try {
                response.close();
                return;
            } catch (IOException | SdkException e) {
                // All bytes are here: what is left is to let the connection go.
            }
        }
        response.abort();
    }
}
