package org.ladderworks.engine.mpegts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.testing.TransportPackets;
import org.ladderworks.engine.testing.TransportPackets.Packet;
import org.ladderworks.engine.testing.TransportPackets.Pes;

class TransportWriterTest {
    private static final ElementaryStream PICTURES = ElementaryStream.pictures(0x100);
    private static final ElementaryStream SOUND = ElementaryStream.sound(0x101, "pt-BR");
    private static final long CLOCK = 1_234_567;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TransportWriter writer = new TransportWriter(List.of(PICTURES, SOUND), PICTURES, out::write);

    @Test
    @DisplayName("a CRC of sections is CRC-32/MPEG-2: its check value is 0376E6E7")
    void checkValue() {
        byte[] digits = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(SectionChecksum.of(digits, 0, digits.length)).isEqualTo(0x0376E6E7);
    }

    @Test
    @DisplayName("the association table is the one that every other muxer writes, down to its CRC")
    void associationTable() {
        assertThat(ProgramTables.association()).asHexString().isEqualTo("00B00D0001C100000001F0002AB104B2");
    }

    @Test
    @DisplayName("the map names type, PID and language of each stream, and its CRC makes all of it come to zero")
    void mapTable() {
        byte[] map = ProgramTables.map(List.of(PICTURES, SOUND), 0x100);
        assertThat(map).asHexString().startsWith("02B01D0001C10000E100F0001BE100F0000FE101F0060A04706F7200");
        assertThat(SectionChecksum.of(map, 0, map.length)).isZero();
        assertThat(map).hasSize(3 + 0x1D);
    }

    @ParameterizedTest(name = "clock {0}, random access {1}")
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    @DisplayName("payloads of every size come back, whatever stuffing they need")
    void everySize(boolean clock, boolean randomAccess) {
        Random random = new Random(7);
        boolean[] stuffed = new boolean[200];
        for (int size = 1; size < 800; size++) {
            out.reset();
            byte[] payload = new byte[size];
            random.nextBytes(payload);
            long presented = 900_000L + size;
            PesPacket packet = new PesPacket(presented, presented - size % 3, randomAccess);
            writer.packet(PICTURES, packet, payload, size, clock ? OptionalLong.of(CLOCK) : OptionalLong.empty());
            writer.flush();

            List<Packet> packets = TransportPackets.of(out.toByteArray());
            List<Pes> found = TransportPackets.pes(packets, 0x100);
            assertThat(found).hasSize(1);
            Pes pes = found.getFirst();
            assertThat(pes.bytes()).isEqualTo(payload);
            assertThat(pes.presented()).isEqualTo(presented);
            assertThat(pes.decoded()).isEqualTo(presented - size % 3);
            assertThat(pes.randomAccess()).isEqualTo(randomAccess);
            assertThat(packets.getFirst().clock())
                    .isEqualTo(clock ? OptionalLong.of(CLOCK * 300) : OptionalLong.empty());
            packets.stream().skip(1).forEach(next -> assertThat(next.clock()).isEmpty());
            packets.forEach(next -> stuffed[next.stuffing()] = true);
        }
        // Every amount that a last packet can need, up to one with a single byte of payload.
        for (int amount = 0; amount < 182; amount++) {
            assertThat(stuffed[amount]).as("stuffing of %d", amount).isTrue();
        }
    }

    @Test
    @DisplayName("counters count the packets with a payload of each PID, and nothing else")
    void counters() {
        byte[] payload = new byte[5000];
        for (int segment = 0; segment < 5; segment++) {
            writer.tables();
            writer.packet(
                    PICTURES, new PesPacket(900_000, 900_000, true), payload, 5000 - segment, OptionalLong.of(CLOCK));
            writer.clock(CLOCK + 3600);
            writer.packet(SOUND, PesPacket.sound(900_000, false), payload, 300 + segment, OptionalLong.empty());
            writer.clock(CLOCK + 7200);
            writer.flush();
        }
        Map<Integer, Integer> last = new HashMap<>();
        for (Packet packet : TransportPackets.of(out.toByteArray())) {
            int before = last.getOrDefault(packet.pid(), 15);
            int expected = packet.payload().isEmpty() ? before : (before + 1) % 16;
            assertThat(packet.counter()).isEqualTo(expected);
            last.put(packet.pid(), packet.counter());
        }
        assertThat(last).containsOnlyKeys(0, 0x1000, 0x100, 0x101);
    }

    @Test
    @DisplayName("times and the clock begin anew after 2^33 ticks")
    void wrap() {
        long end = 1L << 33;
        PesPacket across = new PesPacket(end + 7, end - 3, true);
        writer.packet(PICTURES, across, new byte[10], 10, OptionalLong.of(end + 1));
        writer.packet(PICTURES, new PesPacket(end - 1, end - 1, true), new byte[10], 10, OptionalLong.of(end - 1));
        writer.flush();

        List<Packet> packets = TransportPackets.of(out.toByteArray());
        assertThat(TransportPackets.pes(packets, 0x100))
                .extracting(Pes::presented, Pes::decoded)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(7L, end - 3),
                        org.assertj.core.groups.Tuple.tuple(end - 1, end - 1));
        assertThat(packets)
                .extracting(Packet::clock)
                .containsExactly(OptionalLong.of(300), OptionalLong.of((end - 1) * 300));
    }

    @Test
    @DisplayName("pictures of more than 64 KiB leave the length open, sound never does")
    void lengths() {
        writer.packet(PICTURES, new PesPacket(900_000, 900_000, true), new byte[70_000], 70_000, OptionalLong.of(0));
        writer.packet(SOUND, PesPacket.sound(900_000, true), new byte[60_000], 60_000, OptionalLong.empty());
        writer.flush();

        List<Packet> packets = TransportPackets.of(out.toByteArray());
        assertThat(TransportPackets.pes(packets, 0x100).getFirst().told()).isZero();
        assertThat(TransportPackets.pes(packets, 0x101).getFirst().told()).isEqualTo(60_008);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> writer.packet(
                        SOUND, PesPacket.sound(900_000, true), new byte[70_000], 70_000, OptionalLong.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
