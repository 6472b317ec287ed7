package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.endpoints.S3EndpointParams;

class BucketAddressingTest {
    @ParameterizedTest(name = "{0} at {1}, path style {2}")
    @CsvSource({
        "films,         ,                                        ,      https://films.s3.eu-west-1.amazonaws.com",
        "my.films,      ,                                        ,      https://s3.eu-west-1.amazonaws.com/my.films",
        "Old_Films,     ,                                        ,      https://s3.eu-west-1.amazonaws.com/Old_Films",
        "films,         ,                                        true,  https://s3.eu-west-1.amazonaws.com/films",
        "films,         https://store.example:9000,              ,      https://store.example:9000/films",
        "films,         http://127.0.0.1:9000,                   ,      http://127.0.0.1:9000/films",
        "films,         https://store.example:9000,              false, https://films.store.example:9000",
        "films,         https://amazonaws.com.example,           ,      https://amazonaws.com.example/films",
        "films,         https://s3.dualstack.eu-west-1.amazonaws.com, , https://films.s3.dualstack.eu-west-1.amazonaws.com"
    })
    @DisplayName("AWS is told the bucket in the host, other stores in the path, unless it is said otherwise")
    void addressing(String bucket, @Nullable String endpoint, @Nullable Boolean pathStyle, String expected) {
        S3EndpointParams.Builder request = S3EndpointParams.builder()
                .bucket(bucket)
                .region(Region.EU_WEST_1)
                .useFips(false)
                .useDualStack(false);
        if (endpoint != null) {
            request.endpoint(endpoint);
        }
        assertThat(new BucketAddressing(Optional.ofNullable(pathStyle))
                        .resolveEndpoint(request.build())
                        .join()
                        .url())
                .hasToString(expected);
    }
}
