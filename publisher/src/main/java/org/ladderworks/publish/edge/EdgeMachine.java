package org.ladderworks.publish.edge;

import java.util.List;

/**
 * Where an nginx edge lives on its machine.
 *
 * @param listen ports, or addresses with ports
 * @param refreshPort on 127.0.0.1 alone: who asks there has the cache fetch again
 * @param cacheFolder is made by nginx, in a folder that is there
 * @param logFile who asked for what, without what signs a request
 */
public record EdgeMachine(List<String> listen, int refreshPort, String cacheFolder, String logFile) {
    private static final int MOST_ADDRESSES = 16;

    public EdgeMachine {
        listen = List.copyOf(listen);
        if (listen.isEmpty() || listen.size() > MOST_ADDRESSES) {
            throw EdgeText.invalid(
                    "the edge listens on " + listen.size() + " addresses", "Give 1 to " + MOST_ADDRESSES + ".");
        }
        listen.forEach(EdgeText::listen);
        EdgeText.port("the port for refreshing", refreshPort);
        EdgeText.file("the cache's folder", cacheFolder);
        EdgeText.file("the log", logFile);
    }

    /** As Debian has its folders. */
    public static EdgeMachine debian(boolean tls) {
        String port = tls ? "443" : "80";
        return new EdgeMachine(
                List.of(port, "[::]:" + port),
                8099,
                "/var/cache/ladderworks-edge",
                "/var/log/nginx/ladderworks-edge.log");
    }
}
