package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.read.BoxDump;
import org.ladderworks.engine.cmaf.read.Mp4Track;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** What was written is read back and held against the packaging rules. Two rungs with B pictures and 48 kHz audio. */
class CmafRulesTest {
    @TempDir
    static Path folder;

    private static Path out = Path.of("");
    private static List<PackagedTrack.Video> video = List.of();
    private static List<PackagedTrack.Audio> audio = List.of();

    @BeforeAll
    static void encodeAndPackage() {
        Clips.Video clip = Clips.video().frames(432);
        Path small = clip.encode(folder.resolve("small.mp4"));
        Path large = clip.size("640x360")
                .bframes(3)
                .with("-level", "4.2", "-video_track_timescale", "90000")
                .encode(folder.resolve("large.mp4"));
        Path sound = Clips.audio(folder.resolve("sound.m4a"), "18", 48_000);
        out = folder.resolve("out");
        PackagedPresentation presentation =
                Packages.pack(out, Clips.rung(small), Clips.sound("en", sound), Clips.rung(large));
        video = presentation.video();
        audio = presentation.audio();
    }

    @Test
    @DisplayName("PR-24 the header is a moov with mvex and without samples")
    void pr24HeaderHasNoSamples() {
        for (PackagedTrack track : tracks()) {
            String dump = init(track);
            assertThat(dump).contains("\n  mvex\n").contains("trex track=1");
            assertThat(dump).contains("stsz 000000000000000000000000").contains("stts 0000000000000000");
        }
    }

    @Test
    @DisplayName("PR-25 a segment holds one moof and mdat for each GOP, and fragments tell where")
    void pr25OneFragmentForEachGop() throws IOException {
        for (PackagedTrack.Video track : video) {
            for (PackagedSegment segment : track.segments()) {
                byte[] bytes = Files.readAllBytes(out.resolve(track.path()).resolve(segment.fileName()));
                assertThat(segment.fragments()).hasSizeBetween(1, 3);
                long at = segment.fragments().getFirst().offset();
                for (PackagedSegment.Fragment fragment : segment.fragments()) {
                    assertThat(fragment.offset()).isEqualTo(at);
                    assertThat(new String(bytes, (int) at + 4, 4, java.nio.charset.StandardCharsets.US_ASCII))
                            .isEqualTo("moof");
                    assertThat(fragment.syncSize()).isBetween(200L, fragment.size());
                    at += fragment.size();
                }
                assertThat(at).isEqualTo(bytes.length).isEqualTo(segment.bytes());
            }
        }
    }

    @Test
    @DisplayName("PR-28 all rungs share segment boundaries, and audio is at most half a frame away")
    void pr28TracksShareBoundaries() {
        PackagedTrack.Video first = video.getFirst();
        for (PackagedTrack track : tracks()) {
            assertThat(track.segments()).hasSameSizeAs(first.segments());
            for (int i = 0; i < first.segments().size(); i++) {
                MediaTime ours = new MediaTime(track.segments().get(i).start(), track.timescale());
                MediaTime theirs = new MediaTime(first.segments().get(i).start(), first.timescale());
                long apart = Math.abs(ours.minus(theirs).ticksIn(new Timescale(48_000)));
                assertThat(apart).isLessThanOrEqualTo(track instanceof PackagedTrack.Video ? 0 : 512);
            }
        }
    }

    @Test
    @DisplayName("PR-29 each fragment of video begins with an IDR picture")
    void pr29FragmentsBeginWithIdr() throws IOException {
        for (PackagedTrack.Video track : video) {
            Path joined = Packages.joined(out, track);
            byte[] bytes = Files.readAllBytes(joined);
            SampleTable samples = Packages.readBack(out, track).samples();
            int idrs = 0;
            for (int i = samples.nextSync(0); i >= 0; i = samples.nextSync(i + 1)) {
                assertThat(nalTypes(bytes, samples, i)).contains(5).doesNotContain(7, 8);
                idrs++;
            }
            assertThat(idrs)
                    .isEqualTo(track.segments().stream()
                            .mapToInt(segment -> segment.fragments().size())
                            .sum());
        }
    }

    @Test
    @DisplayName("PR-30 parameter sets are in avc1 only: repeated ones are taken out of the samples")
    void pr30InBandParameterSetsAreTakenOut() throws IOException {
        Path clip = new SyntheticMp4("I0 P1 I2 P3").inBand(SyntheticMp4.SPS).write(folder.resolve("inband.mp4"));
        Path place = folder.resolve("inband");
        PackagedTrack.Video track =
                Packages.pack(place, Clips.rung(clip)).video().getFirst();

        byte[] bytes = Files.readAllBytes(Packages.joined(place, track));
        Mp4Track back = Packages.readBack(place, track);

        assertThat(nalTypes(bytes, back.samples(), 0)).containsExactly(5);
        assertThat(((SampleEntry.Video) back.entry()).configuration().record())
                .contains(HexFormat.of().parseHex(SyntheticMp4.SPS));
    }

    @Test
    @DisplayName("PR-31 the codec string tells profile and level of the SPS")
    void pr31CodecsTellTheLevel() {
        assertThat(video.getFirst().codecs()).isEqualTo("avc1.4d402a");
        assertThat(video.getLast().codecs()).isEqualTo("avc1.4d400c");
    }

    @Test
    @DisplayName("PR-34 the sample entry has the colour of the VUI")
    void pr34ColourBox() {
        for (PackagedTrack.Video track : video) {
            assertThat(init(track)).contains("colr nclx 1/1/1 fullRange=0");
            assertThat(track.colour()).isEqualTo(Optional.of(new PackagedTrack.Colour(1, 1, 1, false)));
        }
    }

    @Test
    @DisplayName("PR-35 brands name CMAF and the media profile, segments begin with styp, files have one track")
    void pr35Brands() {
        assertThat(init(audio.getFirst())).startsWith("ftyp iso6 version=0 compatible=iso6,cmfc,caac\n");
        for (PackagedTrack track : tracks()) {
            for (PackagedSegment segment : track.segments()) {
                assertThat(BoxDump.of(out.resolve(track.path()).resolve(segment.fileName())))
                        .startsWith("styp msdh version=0 compatible=msdh,cmfs\n");
            }
            assertThat(init(track)).containsOnlyOnce("  trak\n");
        }
    }

    @Test
    @DisplayName("PR-36 tfdt is the sum of all earlier durations")
    void pr36TfdtIsTheSumOfAllEarlierDurations() {
        for (PackagedTrack track : tracks()) {
            long sum = 0;
            int fragments = 0;
            for (PackagedSegment segment : track.segments()) {
                String dump = BoxDump.of(out.resolve(track.path()).resolve(segment.fileName()));
                List<String> lines = dump.lines().map(String::strip).toList();
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).startsWith("mfhd")) {
                        fragments++;
                        assertThat(lines.get(i)).isEqualTo("mfhd sequence=" + fragments);
                        long duration = Long.parseLong(lines.get(i + 2).split(" ", -1)[3], 16);
                        assertThat(lines.get(i + 3)).isEqualTo("tfdt v1 time=" + sum);
                        String run = lines.get(i + 4);
                        sum += duration * Long.parseLong(run.replaceAll(".*samples=(\\d+).*", "$1"));
                    }
                }
            }
            assertThat(Packages.readBack(out, track).samples().end()).isEqualTo(sum);
        }
    }

    @Test
    @DisplayName("PR-22 segments are announced where their tfdt puts them, audio with its priming included")
    void pr22SegmentsAreAnnouncedWhereTheirTfdtPutsThem() {
        // Players place segments by tfdt or by the sum of EXTINF: where these differ, some play sound early.
        for (PackagedTrack track : tracks()) {
            long announced = 0;
            for (PackagedSegment segment : track.segments()) {
                String dump = BoxDump.of(out.resolve(track.path()).resolve(segment.fileName()));
                assertThat(segment.start()).isEqualTo(announced);
                assertThat(dump.lines()
                                .map(String::strip)
                                .filter(line -> line.startsWith("tfdt"))
                                .findFirst())
                        .hasValue("tfdt v1 time=" + announced);
                announced += segment.duration();
            }
        }
    }

    @Test
    @DisplayName("PR-37 video has negative composition offsets in trun v1, no edit list, and its earliest PTS is 0")
    void pr37NegativeCompositionOffsets() {
        for (PackagedTrack.Video track : video) {
            SampleTable samples = Packages.readBack(out, track).samples();
            long earliest = Long.MAX_VALUE;
            boolean negative = false;
            for (int i = 0; i < samples.count(); i++) {
                earliest = Math.min(earliest, samples.presentationTime(i));
                negative |= samples.presentationTime(i) < samples.decodeTime(i);
                if (samples.isSync(i)) {
                    assertThat(samples.presentationTime(i)).isEqualTo(samples.decodeTime(i));
                }
            }
            assertThat(earliest).isZero();
            assertThat(negative).isTrue();
            assertThat(init(track)).doesNotContain("elst");
            assertThat(BoxDump.of(out.resolve(track.path()).resolve("00001.m4s")))
                    .contains("trun v1");
        }
    }

    @Test
    @DisplayName("PR-38 priming is told once, by elst, with a roll group; audio covers the video to within one frame")
    void pr38PrimingIsToldOnce() {
        PackagedTrack.Audio track = audio.getFirst();
        assertThat(init(track))
                .containsOnlyOnce("elst entries=1 duration=0 mediaTime=1024 rate=1.0")
                .containsOnlyOnce("sgpd v1 roll 2 1");
        for (PackagedSegment segment : track.segments()) {
            assertThat(BoxDump.of(out.resolve(track.path()).resolve(segment.fileName())))
                    .contains("sbgp v0 roll entries=1");
        }
        assertThat(track.segments().getFirst().start()).isZero();
        long longer = track.duration().minus(video.getFirst().duration()).ticksIn(new Timescale(48_000));
        assertThat(longer).isBetween(0L, 1023L);
    }

    @Test
    @DisplayName("PR-39 there is no meta or udta")
    void pr39NoMetadata() {
        tracks().forEach(track -> assertThat(init(track)).doesNotContain("meta", "udta"));
    }

    @Test
    @DisplayName("PR-41 a switching set has one timescale, one sample entry type and one profile, the highest needed")
    void pr41SwitchingSetIsUniform() {
        for (PackagedTrack.Video track : video) {
            assertThat(track.timescale()).isEqualTo(new Timescale(1_152_000 * 5 / 2));
            assertThat(init(track)).startsWith("ftyp iso6 version=0 compatible=iso6,cmfc,chdf\n");
            assertThat(init(track)).contains("avc1 ");
        }
        assertThat(video).extracting(PackagedTrack::path).containsExactly("video/avc-360p", "video/avc-180p");
    }

    @Test
    @DisplayName("PR-44 at 25 frames a second GOPs of 1.92 s give segments of 5.76 s with exact audio boundaries")
    void pr44AudioBoundariesAreExact() {
        for (int i = 0; i < audio.getFirst().segments().size() - 1; i++) {
            PackagedTrack.Audio track = audio.getFirst();
            assertThat(track.segments().get(i).duration()).isEqualTo(276_480);
        }
        assertThat(video.getFirst().segments()).hasSize(3);
    }

    private static List<PackagedTrack> tracks() {
        return java.util.stream.Stream.<PackagedTrack>concat(video.stream(), audio.stream())
                .toList();
    }

    private static String init(PackagedTrack track) {
        return BoxDump.of(out.resolve(track.path()).resolve("init.mp4"));
    }

    private static List<Integer> nalTypes(byte[] bytes, SampleTable samples, int sample) {
        List<Integer> types = new java.util.ArrayList<>();
        int end = (int) samples.offset(sample) + samples.size(sample);
        for (int at = (int) samples.offset(sample); at < end; ) {
            int length = java.nio.ByteBuffer.wrap(bytes, at, 4).getInt();
            types.add(bytes[at + 4] & 0x1F);
            at += 4 + length;
        }
        return types;
    }
}
