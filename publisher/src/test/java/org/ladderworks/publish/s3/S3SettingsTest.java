package org.ladderworks.publish.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.error.UsageException;

class S3SettingsTest {
    @Test
    @DisplayName("nothing is anonymous, and no one pays, unless it is said")
    void standard() {
        assertThat(S3Settings.of(Map.of()))
                .isEqualTo(new S3Settings(Optional.empty(), Optional.empty(), Optional.empty(), false, false));
        assertThat(S3Settings.of(Map.of(
                        "LADDERWORKS_S3_PATH_STYLE", "false",
                        "LADDERWORKS_S3_ANONYMOUS", "true",
                        "LADDERWORKS_S3_REQUESTER_PAYS", "true")))
                .isEqualTo(new S3Settings(Optional.empty(), Optional.empty(), Optional.of(false), true, true));
    }

    @Test
    @DisplayName("a variable that is neither true nor false is named")
    void malformed() {
        assertThatThrownBy(() -> S3Settings.of(Map.of("LADDERWORKS_S3_ANONYMOUS", "yes")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("LADDERWORKS_S3_ANONYMOUS");
    }
}
