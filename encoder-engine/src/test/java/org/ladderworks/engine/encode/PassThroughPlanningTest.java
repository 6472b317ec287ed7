package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.source.Fingerprinted;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** Which sound of a source is taken as it is, and which is encoded again for what reason. */
class PassThroughPlanningTest {
    private static final Source SOURCE = new Source(Path.of("/in/source.mkv"), 1, FileTime.fromMillis(0));
    private static final MediaTime LENGTH = MediaTime.of(10, 1);
    private static final AudioSettings SURROUND =
            new AudioSettings(EnumSet.of(AudioCodec.AC3, AudioCodec.EAC3), true, List.of(), Optional.empty());

    @Test
    @DisplayName("5.1 in the codec asked for is taken as it is; the same sound in other codecs is encoded")
    void asItIs() {
        AudioPlanner.Selection made = select(SURROUND, stream("eac3", 48_000, "5.1(side)"));
        assertThat(made.notes()).isEmpty();
        assertThat(made.tracks())
                .extracting(track -> track.codec() + " " + track.layout().id() + " " + track.passThrough())
                .containsExactly("AAC stereo false", "AAC 5.1 false", "AC3 5.1 false", "EAC3 5.1 true");
    }

    @ParameterizedTest
    @CsvSource({
        "ac3, 48000, stereo, 1:stereo, ",
        "ac3, 48000, mono, 1:mono, ",
        "eac3, 48000, 5.1, 1:5.1, ",
        "eac3, 48000, mono, 1:stereo, it becomes stereo",
        "eac3, 48000, 7.1, 1:5.1, it becomes 5.1",
        "eac3, 48000, 5.0(side), 1:5.1, it becomes 5.1",
        "ac3, 44100, stereo, 1:stereo, it has 44100 Hz"
    })
    @DisplayName("only what keeps its channels and its sample rate is taken as it is")
    void unchangedAlone(String codec, int rate, String layout, String mapping, String why) {
        AudioSettings asked = new AudioSettings(
                Set.of(AudioCodec.AC3, AudioCodec.EAC3), false, List.of(AudioMapping.parse(mapping)), Optional.empty());
        AudioPlanner.Selection made = select(asked, stream(codec, rate, layout));
        boolean taken = made.tracks().stream()
                .filter(track -> track.codec().id().equals(codec))
                .anyMatch(AudioPlan::passThrough);
        assertThat(taken).isEqualTo(why == null);
        assertThat(made.notes())
                .isEqualTo(
                        why == null
                                ? List.of()
                                : List.of((codec.equals("ac3") ? "AC-3" : "E-AC-3")
                                        + " of audio stream 1 is encoded again: " + why));
    }

    @Test
    @DisplayName("a title that is cut or joined, and one at a loudness, is encoded")
    void wholeTitlesAlone() {
        AudioStream stream = stream("ac3", 48_000, "5.1(side)");
        Material material = material(stream);
        AudioSettings levelled = new AudioSettings(SURROUND.codecs(), true, List.of(), Optional.of(-16.0));
        for (AudioPlanner.Selection made : List.of(
                planned(List.of(material.cut()), SURROUND),
                planned(List.of(material, material), SURROUND),
                planned(List.of(material), levelled))) {
            assertThat(made.tracks()).noneMatch(AudioPlan::passThrough);
            assertThat(made.notes())
                    .anySatisfy(note -> assertThat(note).startsWith("AC-3 of audio stream 1 is encoded again: "));
        }
        assertThat(planned(List.of(material), SURROUND).tracks()).anyMatch(AudioPlan::passThrough);
    }

    @Test
    @DisplayName("a copy has another key than what is encoded, and its command tells where the pictures begin")
    void keysTellThemApart() {
        AudioPlan taken =
                select(SURROUND, stream("eac3", 48_000, "5.1(side)")).tracks().getLast();
        assertThat(AudioCommand.arguments(List.of(SOURCE), taken, Path.of("/out/part")))
                .containsSubsequence("-copyts", "-c:a", "copy", "-output_ts_offset", "-0.500000", "-movie_timescale");
        EncodePlan plan = new EncodePlan(SOURCE, "fingerprint", Optional.empty(), List.of(taken));
        assertThat(PlanKeys.of(plan, taken, "ffmpeg 8")).isNotEqualTo(PlanKeys.of(plan, taken.encoded(), "ffmpeg 8"));
    }

    private static AudioPlanner.Selection select(AudioSettings asked, AudioStream stream) {
        return planned(List.of(material(stream)), asked);
    }

    private static AudioPlanner.Selection planned(List<Material> materials, AudioSettings asked) {
        List<MediaTime> ends = materials.size() == 1 ? List.of(LENGTH) : List.of(LENGTH, LENGTH.plus(LENGTH));
        return AudioPlanner.joined(materials, asked, Bitrate.ofKilobits(128), ends);
    }

    private static Material material(AudioStream stream) {
        return Material.sound(
                new Fingerprinted(SOURCE, "fingerprint"),
                new ProbeResult("matroska", Optional.empty(), List.of(), List.of(stream), List.of()),
                MediaTime.of(1, 2),
                LENGTH);
    }

    private static AudioStream stream(String codec, int rate, String layout) {
        return new AudioStream(
                1,
                codec,
                rate,
                SpeakerLayout.named(layout).speakers().size(),
                layout,
                "eng",
                "",
                MediaTime.ZERO,
                Optional.of(LENGTH),
                true,
                false);
    }
}
