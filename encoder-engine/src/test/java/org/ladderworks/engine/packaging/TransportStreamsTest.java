package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.testing.TransportPackets;
import org.ladderworks.engine.testing.TransportPackets.Packet;
import org.ladderworks.engine.testing.TransportPackets.Pes;
import org.ladderworks.engine.time.MediaTime;

/** What is inside the transport streams that are written, by the letter of ISO/IEC 13818-1. */
class TransportStreamsTest {
    private static final MediaTime SECOND = MediaTime.of(1, 1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"25", "24", "50", "10", "2"})
    @DisplayName("the clock is told every 100 ms at most, goes forward, and never after what it is for")
    void clock(String rate) throws IOException {
        Path video = Clips.video().rate(rate).frames(40).gop(10).encode(folder.resolve("v.mp4"));
        PackagedPresentation presentation =
                pack(Clips.rung(video), Clips.sound("en", Clips.audio(folder.resolve("a.m4a"), "21", 48_000)));
        TransportSet set = presentation.transport().orElseThrow();
        checkClock(all(set.video().getFirst()), TransportPictures.PID);
    }

    @ParameterizedTest
    @ValueSource(ints = {48_000, 8000, 22_050})
    @DisplayName("so it is where there is sound alone, however long its frames")
    void clockOfSound(int rate) throws IOException {
        PackagedPresentation presentation = pack(Clips.sound("en", Clips.audio(folder.resolve("a.m4a"), "5", rate)));
        checkClock(all(presentation.transport().orElseThrow().audio().getFirst()), TransportSound.PID);
    }

    private static void checkClock(List<Packet> packets, int pid) {
        long last = -1;
        for (Packet packet : packets) {
            if (packet.clock().isPresent()) {
                assertThat(packet.pid()).isEqualTo(pid);
                long now = packet.clock().getAsLong();
                if (last >= 0) {
                    assertThat(now - last).isPositive().isLessThanOrEqualTo(27_000_000 / 10);
                }
                last = now;
            }
            if (packet.start() && packet.pid() >= TransportPictures.PID && packet.pid() < 0x1000) {
                Pes first = TransportPackets.pes(List.of(whole(packet)), packet.pid())
                        .getFirst();
                assertThat(first.decoded() * 300).isGreaterThan(last);
            }
        }
        assertThat(last).isPositive();
    }

    /** The PES packet's head alone is wanted, without its length. */
    private static Packet whole(Packet packet) {
        byte[] bytes = packet.bytes();
        bytes[4] = 0;
        bytes[5] = 0;
        List<Byte> payload = new ArrayList<>();
        for (byte b : bytes) {
            payload.add(b);
        }
        return new Packet(packet.pid(), true, 0, packet.randomAccess(), packet.clock(), 0, payload);
    }

    @Test
    @DisplayName("each segment begins with its tables and an IDR picture with parameter sets; counters run on")
    void segments() throws IOException {
        Path video = Clips.video().frames(75).gop(25).encode(folder.resolve("v.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "3", 48_000);
        TransportSet set =
                pack(Clips.rung(video), Clips.sound("en", sound)).transport().orElseThrow();
        PackagedTrack.Video track = set.video().getFirst();

        Map<Integer, Integer> counters = new HashMap<>();
        int frames = 0;
        for (PackagedSegment segment : track.segments()) {
            List<Packet> packets = TransportPackets.of(bytes(track, segment));
            assertThat(packets).extracting(Packet::pid).startsWith(0, 0x1000, TransportPictures.PID);
            assertThat(packets.get(2).randomAccess()).isTrue();
            for (Packet packet : packets) {
                int before = counters.getOrDefault(packet.pid(), 15);
                assertThat(packet.counter()).isEqualTo(packet.payload().isEmpty() ? before : (before + 1) % 16);
                counters.put(packet.pid(), packet.counter());
            }
            List<Pes> pictures = TransportPackets.pes(packets, TransportPictures.PID);
            assertThat(pictures).hasSize(25);
            for (int i = 0; i < 25; i++) {
                List<Integer> types = nalTypes(pictures.get(i).bytes());
                assertThat(types.getFirst()).isEqualTo(9);
                assertThat(pictures.get(i).randomAccess()).isEqualTo(i == 0);
                if (i == 0) {
                    assertThat(types).startsWith(9, 7, 8).contains(5);
                } else {
                    assertThat(types).doesNotContain(5, 7, 8);
                }
            }
            for (Pes pes : TransportPackets.pes(packets, TransportSound.PID)) {
                assertThat(pes.streamId()).isEqualTo(0xC0);
                frames += adtsFrames(pes.bytes());
            }
        }
        // The priming, and three seconds to within a frame.
        assertThat(frames).isBetween(141, 143);
    }

    @Test
    @DisplayName("lengths, times and boundaries are those of the CMAF segments")
    void boundaries() {
        Path video = Clips.video().encode(folder.resolve("v.mp4"));
        Path sound = Clips.audio(folder.resolve("a.m4a"), "5", 48_000);
        PackagedPresentation presentation = Packages.withTransport(
                out(),
                TransportSettings.CLEAR,
                MediaTime.of(2, 1),
                Clips.rung(video),
                Clips.sound("en", sound),
                Clips.sound("fr", sound));
        TransportSet set = presentation.transport().orElseThrow();

        assertThat(set.video().getFirst().segments())
                .extracting(PackagedSegment::start, PackagedSegment::duration)
                .isEqualTo(times(presentation.video().getFirst()));
        assertThat(set.audio().getFirst().segments())
                .extracting(PackagedSegment::start, PackagedSegment::duration)
                .isEqualTo(times(presentation.audio().get(1)));
        assertThat(set.video().getFirst().path())
                .isEqualTo(presentation.video().getFirst().path());
        Stream.concat(set.video().stream(), set.audio().stream())
                .forEach(track -> track.segments()
                        .forEach(segment -> assertThat(presentation.files())
                                .filteredOn(file -> file.path().equals("ts/" + track.path() + "/" + segment.fileName()))
                                .singleElement()
                                .satisfies(file -> {
                                    assertThat(file.role()).isEqualTo(PackagedFile.Role.SEGMENT);
                                    assertThat(file.size()).isEqualTo(segment.bytes());
                                })));
    }

    private static List<org.assertj.core.groups.Tuple> times(PackagedTrack track) {
        return track.segments().stream()
                .map(segment -> org.assertj.core.groups.Tuple.tuple(segment.start(), segment.duration()))
                .toList();
    }

    @Test
    @DisplayName("rungs of HEVC and AV1 are left out with a note, and refused where nothing else is there")
    void otherCodecs() {
        Path avc = new SyntheticMp4("I0 P1").write(folder.resolve("avc.mp4"));
        Path hevc = new SyntheticMp4("I0 P1").hevc("hvc1", SyntheticMp4.HVCC).write(folder.resolve("hevc.mp4"));
        Path av1 = new SyntheticMp4("I0 P1").av1().write(folder.resolve("av1.mp4"));

        TransportSet set = pack(Clips.rung(avc), Clips.rung(hevc), Clips.rung(av1))
                .transport()
                .orElseThrow();

        assertThat(set.video()).hasSize(1);
        assertThat(set.notes())
                .containsExactly(
                        "not in MPEG-TS: rungs of hevc, as HLS has H.264 in SDR alone there",
                        "not in MPEG-TS: rungs of av1, as HLS has H.264 in SDR alone there");
        assertThatThrownBy(() -> Packages.withTransport(
                        folder.resolve("second"), TransportSettings.CLEAR, SECOND, Clips.rung(hevc)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no rung of H.264 in SDR")
                .extracting(e -> ((EngineException) e).code())
                .isEqualTo(ErrorCode.TRANSPORT_WITHOUT_MEDIA);
        assertThat(folder.resolve("second")).doesNotExist();
    }

    @Test
    @DisplayName("sound in other codecs and in 5.1 is left out with a note, and refused where nothing else is there")
    void otherSounds() {
        Path video = Clips.video().frames(50).gop(25).encode(folder.resolve("v.mp4"));
        Path stereo = Clips.audio(folder.resolve("a.m4a"), "2", 48_000);
        Path surround = Clips.audio(folder.resolve("s.m4a"), "2", 48_000, "-ac", "6");
        Path dolby = Clips.audio(folder.resolve("d.mp4"), "2", 48_000, "-c:a", "ac3");

        TransportSet set = pack(
                        Clips.rung(video),
                        Clips.sound("en", dolby),
                        Clips.sound("en", surround),
                        Clips.sound("en", stereo))
                .transport()
                .orElseThrow();

        assertThat(set.muxed().orElseThrow().channels()).isEqualTo(2);
        assertThat(set.audio()).isEmpty();
        assertThat(set.notes())
                .containsExactly(
                        "not in MPEG-TS: sound in ac3 with 2 channels, as it has AAC in stereo",
                        "not in MPEG-TS: sound in aac with 6 channels, as it has AAC in stereo");
        assertThatThrownBy(() -> Packages.withTransport(
                        folder.resolve("second"),
                        TransportSettings.CLEAR,
                        SECOND,
                        Clips.rung(video),
                        Clips.sound("en", dolby)))
                .hasMessageContaining("no sound in AAC");
    }

    @Test
    @DisplayName("pictures that wait for others longer than the clock is ahead are refused")
    void longWait() {
        // Each of the pictures in the middle is shown before the one that was decoded first of them.
        StringBuilder samples = new StringBuilder("I0");
        for (int i = 300; i > 0; i--) {
            samples.append(" P").append(i);
        }
        Path video = new SyntheticMp4(samples.toString()).write(folder.resolve("v.mp4"));
        assertThatThrownBy(() -> pack(Clips.rung(video)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("nine seconds")
                .extracting(e -> ((EngineException) e).code())
                .isEqualTo(ErrorCode.TRANSPORT_IMPOSSIBLE);
    }

    @Test
    @DisplayName("a package without MPEG-TS has none, and its other files are the same with it")
    void onTopOfCmaf() {
        Path video = Clips.video().frames(50).gop(25).encode(folder.resolve("v.mp4"));
        PackagedPresentation with = pack(Clips.rung(video));
        PackagedPresentation without = Packages.pack(folder.resolve("plain"), Optional.of(SECOND), Clips.rung(video));

        assertThat(without.transport()).isEmpty();
        assertThat(with.files()).containsAll(without.files());
        assertThat(with.files().stream().filter(file -> !file.path().startsWith("ts/")))
                .isEqualTo(without.files());
    }

    private List<Packet> all(PackagedTrack track) throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (PackagedSegment segment : track.segments()) {
            packets.addAll(TransportPackets.of(bytes(track, segment)));
        }
        return packets;
    }

    private byte[] bytes(PackagedTrack track, PackagedSegment segment) throws IOException {
        return Files.readAllBytes(out().resolve("ts").resolve(track.path()).resolve(segment.fileName()));
    }

    private static List<Integer> nalTypes(byte[] unit) {
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i + 4 < unit.length; i++) {
            if (Arrays.equals(unit, i, i + 4, new byte[] {0, 0, 0, 1}, 0, 4)) {
                types.add(unit[i + 4] & 0x1F);
            }
        }
        return types;
    }

    private static int adtsFrames(byte[] payload) {
        int frames = 0;
        for (int at = 0; at < payload.length; frames++) {
            assertThat(payload[at]).isEqualTo((byte) 0xFF);
            assertThat(payload[at + 1]).isEqualTo((byte) 0xF1);
            at += (payload[at + 3] & 3) << 11 | (payload[at + 4] & 0xFF) << 3 | (payload[at + 5] & 0xFF) >> 5;
            assertThat(at).isLessThanOrEqualTo(payload.length);
        }
        return frames;
    }

    private Path out() {
        return folder.resolve("out");
    }

    private PackagedPresentation pack(Rendition... renditions) {
        return Packages.withTransport(out(), TransportSettings.CLEAR, SECOND, renditions);
    }
}
