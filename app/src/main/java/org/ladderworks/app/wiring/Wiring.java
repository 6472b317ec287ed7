package org.ladderworks.app.wiring;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.publish.s3.S3Origin;
import org.ladderworks.publish.s3.S3Settings;

/** The engine together with the places that the engine itself does not know. */
public final class Wiring {
    private static final Set<String> SCHEMES = Stream.of(EncodingEngine.remoteSchemes(), S3Origin.SCHEMES)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    private Wiring() {}

    /** Opens an engine that fetches sources by all of {@link #remoteSchemes}; to be closed. */
    public static EncodingEngine engine() {
        return EncodingEngine.open(List.of(new S3Origin(() -> S3Settings.of(System.getenv()))));
    }

    /** Schemes of the addresses that sources can be fetched from, in lower case. */
    public static Set<String> remoteSchemes() {
        return SCHEMES;
    }
}
