package org.ladderworks.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.publish.cdn.CloudFrontServer;

/** What AWS's tools find on this machine, for commands of this process. */
public final class AwsMachine implements AutoCloseable {
    private final Map<String, Optional<String>> before = new HashMap<>();

    /** CloudFront is a server of the tests. */
    AwsMachine(CloudFrontServer server) {
        this();
        set("aws.endpointUrlCloudFront", server.server().at("/"));
    }

    /** Credentials alone. */
    public AwsMachine() {
        set("aws.accessKeyId", "AKIDEXAMPLE");
        set("aws.secretAccessKey", CloudFrontServer.SECRET);
        set("aws.region", "us-east-1");
    }

    private void set(String name, String value) {
        before.put(name, Optional.ofNullable(System.setProperty(name, value)));
    }

    @Override
    public void close() {
        before.forEach((name, value) ->
                value.ifPresentOrElse(text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    }
}
