package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CipherWarmUpTest {
    @Test
    void itEndsByItselfWithoutAFault() throws InterruptedException {
        List<Throwable> faults = new ArrayList<>();
        Thread warm = CipherWarmUp.start();
        warm.setUncaughtExceptionHandler((_, fault) -> faults.add(fault));

        assertThat(warm.isDaemon()).isTrue();
        assertThat(warm.join(Duration.ofSeconds(30))).isTrue();
        assertThat(faults).isEmpty();
    }
}
