package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.publish.s3.RecordingRelay.Recorded;

class SentAgainTest {
    private static final List<Long> KILL_AT_20 = List.of(20L);

    private static Recorded taken(String name, long begun, long answered) {
        return new Recorded("PUT", "/films/film-7/v/1/" + name, begun, 5, Optional.of(answered), 200);
    }

    @Test
    void whatWasTakenBeforeAKillIsNeedless() {
        SentAgain found = SentAgain.of(
                List.of(taken("a", 1, 10), taken("b", 2, 11), taken("a?x-id=PutObject", 30, 40)), KILL_AT_20);
        assertThat(found.needless()).containsExactly("/films/film-7/v/1/a");
        assertThat(found.inFlight()).isEmpty();
        assertThat(found.atStake()).isEqualTo(2);
        assertThat(found.bytes()).isEqualTo(15);
    }

    @Test
    @DisplayName("so is a part, under whatever upload")
    void parts() {
        SentAgain found = SentAgain.of(
                List.of(
                        taken("a?uploadId=u&partNumber=1", 1, 10),
                        taken("a?uploadId=u&partNumber=2", 2, 11),
                        taken("a?partNumber=2&uploadId=v", 30, 40)),
                KILL_AT_20);
        assertThat(found.needless()).containsExactly("/films/film-7/v/1/a part 2");
    }

    @Test
    void whatWasOnItsWayMayBeSentAgain() {
        Recorded cut = new Recorded("PUT", "/films/film-7/v/1/b", 16, 3, Optional.empty(), 0);
        SentAgain found =
                SentAgain.of(List.of(taken("a", 15, 25), cut, taken("a", 30, 40), taken("b", 31, 41)), KILL_AT_20);
        assertThat(found.needless()).isEmpty();
        assertThat(found.inFlight()).containsExactly("/films/film-7/v/1/a");
        assertThat(found.cut()).isEqualTo(1);
        assertThat(found.atStake()).isZero();
    }
}
