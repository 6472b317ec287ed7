package org.ladderworks.app.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.TitleQuery;
import org.ladderworks.app.library.TitleStatus;
import org.ladderworks.app.wiring.studio.StudioWiring;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.ObjectServer;

/** Titles whose sources lie on other machines. */
class AddressTitleTest {
    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Workstation station;

    @BeforeEach
    void open() {
        station = StudioWiring.station(new DataHome(folder.resolve("home")));
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    @DisplayName("an address is a title once; it is fetched when it is encoded, and not before")
    void encoded() throws Exception {
        Path file = folder.resolve("film.mp4");
        try (EncodingEngine engine = EncodingEngine.open()) {
            engine.generateSample(file, 2, new Cancellation());
        }
        try (ObjectServer server = new ObjectServer(Files.readAllBytes(file), "\"one\"")) {
            String address = server.at("/rushes/Night_market.mp4");
            Title title = station.intake()
                    .take(List.of(), List.of(address, address))
                    .added()
                    .getFirst();
            assertThat(title.details().name()).isEqualTo("Night market");
            assertThat(station.intake().take(List.of(), List.of(address)).known())
                    .containsExactly(address);
            station.look().at(List.of(title.id()));
            assertThat(server.requests()).isEmpty();
            assertThat(station.encodings()
                            .encode(List.of(title.id()), List.of(), Optional.empty())
                            .refused())
                    .isEmpty();
            long end = System.nanoTime() + 90_000_000_000L;
            while (station.library().find(title.id()).orElseThrow().status() != TitleStatus.TO_REVIEW) {
                assertThat(System.nanoTime())
                        .as(station.queue().list().toString())
                        .isLessThan(end);
                Thread.sleep(50);
            }
            assertThat(server.requests()).isNotEmpty();
            assertThat(folder.resolve("home/packages/night-market/master.m3u8")).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:DoNotTellThis@example.com/film.mp4",
                "https://example.com/film.mp4?X-Amz-Signature=DoNotTellThis",
                "https://example.com/film.mp4?token=DoNotTellThis",
                "s3://bucket/film.mp4?X-Amz-Signature=DoNotTellThis",
                "ftp://user:DoNotTellThis@example.com/film.mp4",
            })
    @DisplayName(
            "an address with what may be secret is refused, and kept and told nowhere, nor is what was named with it")
    void secret(String address) throws Exception {
        Path file = Files.writeString(folder.resolve("a.mov"), "film");
        assertThatThrownBy(() -> station.intake().take(List.of(file), List.of(address)))
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.getMessage() + e.remedy()).doesNotContain("DoNotTellThis"));
        assertThat(station.library().ids(TitleQuery.ALL)).isEmpty();
        station.close();
        try (Stream<Path> kept = Files.walk(folder.resolve("home"))) {
            for (Path each : kept.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(each, StandardCharsets.ISO_8859_1)).doesNotContain("DoNotTellThis");
            }
        }
    }
}
