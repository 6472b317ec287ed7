package org.ladderworks.publish.s3;

import java.util.Locale;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PublishException;
import software.amazon.awssdk.http.SdkHttpClient;

/** What carries requests to a store ({@code docs/decisions/0032}). */
public enum Transport {
    /** Apache's client, in Java. */
    APACHE,
    /** That of AWS's Common Runtime, in native code. */
    CRT;

    /**
     * A client of it.
     *
     * @param connections most that are open at once
     * @throws PublishException where this machine has no native code for it
     */
    SdkHttpClient open(int connections) {
        return switch (this) {
            case APACHE -> S3Connection.http(connections);
            case CRT -> crt(connections);
        };
    }

    private static SdkHttpClient crt(int connections) {
        try {
            return CrtTransport.open(connections);
        } catch (LinkageError | RuntimeException e) {
            throw new PublishException(
                    ErrorCode.TARGET_UNUSABLE,
                    "the transport crt cannot be used on this machine: " + e.getMessage(),
                    "Leave --transport out, or name apache.",
                    e);
        }
    }

    /** As it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
