package org.ladderworks.app.origin;

import java.net.InetAddress;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * How a package is served.
 *
 * @param host address that is listened at
 * @param port 0 for any that is free
 * @param guarded true where every request needs the token, not only those for keys
 * @param edgeHeaders true for Cache-Control as a published package has it; otherwise each answer is asked for anew
 */
public record OriginOptions(InetAddress host, int port, boolean guarded, boolean edgeHeaders) {
    private static final int LAST_PORT = 65_535;

    public OriginOptions {
        if (port < 0 || port > LAST_PORT) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    "there is no port " + port,
                    "Choose one from 0 to " + LAST_PORT + " with --port, 0 for any that is free.");
        }
    }

    /** To this machine alone, without a token; fails with a UsageException where there is no such port. */
    public static OriginOptions local(int port) {
        return new OriginOptions(InetAddress.ofLiteral("127.0.0.1"), port, false, false);
    }

    /** At another address: of IPv4 or IPv6, or {@code localhost}. Names are not looked up. */
    public OriginOptions at(String address) {
        try {
            InetAddress other = InetAddress.ofLiteral(address.equals("localhost") ? "127.0.0.1" : address);
            return new OriginOptions(other, port, guarded, edgeHeaders);
        } catch (IllegalArgumentException e) {
            throw new UsageException(
                    ErrorCode.BAD_USAGE,
                    address + " is no address to serve at",
                    "Give --host an address of this machine, such as 192.168.1.20, or 0.0.0.0 for all of them.",
                    e);
        }
    }

    public OriginOptions withToken() {
        return new OriginOptions(host, port, true, edgeHeaders);
    }

    public OriginOptions withEdgeHeaders() {
        return new OriginOptions(host, port, guarded, true);
    }

    /** True where others than this machine can ask. */
    public boolean isReachable() {
        return !host.isLoopbackAddress();
    }
}
