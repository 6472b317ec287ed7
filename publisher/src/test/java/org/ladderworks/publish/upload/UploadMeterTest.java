package org.ladderworks.publish.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is measured of uploads, and kept. */
class UploadMeterTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @TempDir
    Path folder;

    private final AtomicLong clock = new AtomicLong(77);
    private final UploadMeter meter = new UploadMeter(clock::get);

    private void request(int size, Duration time) throws Exception {
        boolean answer = meter.timed(size, () -> {
            clock.addAndGet(time.toNanos());
            return true;
        });
        assertThat(answer).isTrue();
    }

    @Test
    @DisplayName("bytes are measured while something is on its way, and small requests by themselves")
    void measured() throws Exception {
        request(2_000_000, Duration.ofSeconds(1));
        // Nothing on its way.
        clock.addAndGet(Duration.ofMinutes(5).toNanos());
        for (int i = 0; i < 4; i++) {
            request(500, Duration.ofMillis(50));
        }
        assertThat(meter.measured(NOW))
                .contains(new MeasuredSpeed(Optional.of(2_002_000 / 1.2), Optional.of(50.0), NOW));
    }

    @Test
    @DisplayName("what fails is no speed, and too little tells nothing")
    void tooLittle() throws Exception {
        assertThatThrownBy(() -> meter.timed(5_000_000, () -> {
                    clock.addAndGet(1_000_000);
                    throw new IOException("cut");
                }))
                .isInstanceOf(IOException.class);
        request(100_000, Duration.ofSeconds(1));
        assertThat(meter.measured(NOW)).isEmpty();
    }

    @Test
    @DisplayName("hours in which the process was stopped count as a minute")
    void stopped() throws Exception {
        request(120_000_000, Duration.ofHours(3));
        assertThat(meter.measured(NOW).orElseThrow().bytesPerSecond()).contains(2e6);
        assertThat(Duration.ofNanos(meter.activeNanos())).isEqualTo(Duration.ofMinutes(1));
        clock.addAndGet(Duration.ofHours(1).toNanos());
        assertThat(Duration.ofNanos(meter.activeNanos()))
                .as("nothing is on its way")
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @DisplayName("the book keeps each target's speed, the newest counting half")
    void book() throws IOException {
        Path file = folder.resolve("data/speeds.json");
        assertThat(SpeedBook.in(file).find("a")).isEmpty();
        SpeedBook.in(file).note("a", new MeasuredSpeed(Optional.of(1e6), Optional.empty(), NOW));
        SpeedBook.in(file).note("b", new MeasuredSpeed(Optional.of(9e6), Optional.of(7.0), NOW));
        SpeedBook.in(file).note("a", new MeasuredSpeed(Optional.of(3e6), Optional.of(40.0), NOW.plusSeconds(60)));
        assertThat(SpeedBook.in(file).find("a"))
                .contains(new MeasuredSpeed(Optional.of(2e6), Optional.of(40.0), NOW.plusSeconds(60)));
        assertThat(SpeedBook.in(file).find("b").orElseThrow().requestMillis()).contains(7.0);

        for (String damaged : new String[] {
            "",
            "[]",
            "{\"targets\":null}",
            "{\"targets\":{\"a\":{\"bytesPerSecond\":-1,\"at\":\"2026-01-01T00:00:00Z\"}}}"
        }) {
            Files.write(file, damaged.getBytes(StandardCharsets.UTF_8));
            assertThat(SpeedBook.in(file).find("a")).as(damaged).isEmpty();
        }
        SpeedBook.in(file).note("a", new MeasuredSpeed(Optional.of(3e6), Optional.empty(), NOW));
        assertThat(SpeedBook.in(file).find("a")).isPresent();
        assertThat(SpeedBook.none().find("a")).isEmpty();
    }
}
