package org.ladderworks.engine.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.probe.ProbeResult;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.source.Source;
import org.ladderworks.engine.time.Bitrate;
import org.ladderworks.engine.time.MediaTime;

/** Which tracks come of what a source has and an operator asks. */
class AudioPlanningTest {
    private static final Set<AudioCodec> ALL = EnumSet.allOf(AudioCodec.class);

    @Test
    @DisplayName("AAC in stereo is always made, and nothing else unless it is asked for")
    void aacStereoAlways() {
        List<AudioStream> streams = List.of(stream(1, "5.1(side)", "eng", ""), stream(2, "mono", "deu", ""));
        assertThat(told(streams, Set.of(), false)).containsExactly("1 AAC stereo en 128000", "2 AAC stereo de 128000");
        assertThat(told(streams, ALL, true))
                .containsExactly(
                        "1 AAC stereo en 128000",
                        "2 AAC stereo de 128000",
                        "1 AAC 5.1 en 320000",
                        "2 AC3 stereo de 192000",
                        "1 AC3 5.1 en 448000",
                        "2 EAC3 stereo de 192000",
                        "1 EAC3 5.1 en 384000",
                        "1 OPUS stereo en 96000",
                        "2 OPUS stereo de 96000");
    }

    @Test
    @DisplayName("mapped streams are one programme, with what the operator says of it")
    void mappedStreams() {
        List<AudioStream> streams = monos(8);
        AudioSettings asked = new AudioSettings(
                Set.of(),
                false,
                List.of(
                        AudioMapping.parse("1+2+3+4+5+6:5.1:en"),
                        AudioMapping.parse("7+8:stereo:fr:description:Décrit: \"tout\""),
                        AudioMapping.parse("3:mono")),
                Optional.empty());
        AudioPlanner.Selection made = select(streams, asked);
        assertThat(made.tracks())
                .extracting(track -> track.input().numbers() + " " + track.layout() + " "
                        + track.programme().language() + " " + track.programme().role() + " "
                        + track.programme().title())
                .containsExactly(
                        "1+2+3+4+5+6 STEREO en MAIN en",
                        "7+8 STEREO fr DESCRIPTION Décrit: \"tout\"",
                        "3 MONO und MAIN und",
                        "1+2+3+4+5+6 SURROUND en MAIN en");
    }

    @Test
    @DisplayName("programmes that no one could tell apart are numbered")
    void titlesAreDistinct() {
        List<AudioStream> streams =
                List.of(stream(1, "stereo", "eng", ""), stream(2, "stereo", "eng", ""), stream(3, "stereo", "eng", ""));
        assertThat(select(streams, AudioSettings.standard()).tracks())
                .extracting(track -> track.programme().title())
                .containsExactly("en", "en (2)", "en (3)");
    }

    @ParameterizedTest
    @CsvSource({"2, joined as left and right", "6, --audio 1+2+3+4+5+6:5.1", "8, --audio 7+8:stereo"})
    @DisplayName("mono streams of equal length are told of; only two are joined unasked")
    void separateChannelsAreToldOf(int count, String note) {
        AudioPlanner.Selection made = select(monos(count), AudioSettings.standard());
        assertThat(made.notes())
                .singleElement()
                .satisfies(told -> assertThat(told).contains(note));
        assertThat(made.tracks()).hasSize(count == 2 ? 1 : count);
    }

    @Test
    @DisplayName("two mono streams of two languages, or of unequal length, are two sounds")
    void notEveryPairIsOne() {
        AudioStream english = stream(1, "mono", "eng", "");
        AudioStream longer = new AudioStream(
                2, "pcm", 48_000, 1, "mono", "eng", "", MediaTime.ZERO, Optional.of(MediaTime.of(11, 1)), false, false);
        for (AudioStream other : List.of(stream(2, "mono", "fra", ""), longer)) {
            AudioPlanner.Selection made = select(List.of(english, other), AudioSettings.standard());
            assertThat(made.tracks()).hasSize(2);
            assertThat(made.notes()).isEmpty();
        }
    }

    @Test
    @DisplayName("PR-63 more tracks than players take are left out, which is told; PR-10 so is E-AC-3 without AC-3")
    void pr63TooManyTracks() {
        List<AudioStream> streams = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            streams.add(stream(i, "stereo", "eng", "Sound " + i));
        }
        AudioPlanner.Selection made =
                select(streams, new AudioSettings(EnumSet.of(AudioCodec.EAC3), false, List.of(), Optional.empty()));
        assertThat(made.tracks()).hasSize(15);
        assertThat(made.notes())
                .anySatisfy(note -> assertThat(note).contains("3 audio tracks are left out"))
                .anySatisfy(note -> assertThat(note).contains("E-AC-3 without AC-3"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "one",
                "1+",
                "+1",
                "1+1",
                "1,2",
                "-1",
                "99999",
                "1:quad",
                "1:5.1.2",
                "1:stereo:english!",
                "1:stereo:en:dub",
                "1:mono:e"
            })
    @DisplayName("a malformed --audio is refused with how to write it")
    void malformedMappings(String text) {
        assertThatThrownBy(() -> AudioMapping.parse(text))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--audio " + text);
    }

    @ParameterizedTest
    @CsvSource({"9, no audio stream 9", "1+2+3, 3 channels together", "1:5.1, cannot become 5.1"})
    @DisplayName("a mapping that the source cannot fulfil is refused")
    void impossibleMappings(String text, String why) {
        AudioSettings asked = new AudioSettings(Set.of(), false, List.of(AudioMapping.parse(text)), Optional.empty());
        assertThatThrownBy(() -> select(monos(4), asked))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mono; STEREO; pan=stereo|FL=1*FC|FR=1*FC",
                "5.1(side); STEREO; pan=stereo|FL=0.414213*FL+0.292893*FC+0.292893*SL|FR=0.414213*FR+0.292893*FC+0.292893*SR",
                "7.1; STEREO;"
                        + " pan=stereo|FL=0.369398*FL+0.261203*FC+0.184699*BL+0.184699*SL|FR=0.369398*FR+0.261203*FC+0.184699*BR+0.184699*SR",
                "7.1; SURROUND;"
                        + " pan=5.1|FL=0.707106*FL|FR=0.707106*FR|FC=0.707106*FC|LFE=0.707106*LFE|BL=0.5*BL+0.5*SL|BR=0.5*BR+0.5*SR",
                "5.0; SURROUND; pan=5.1|FL=1*FL|FR=1*FR|FC=1*FC|BL=1*BL|BR=1*BR",
                "stereo; MONO; pan=mono|FC=0.5*FL+0.5*FR"
            })
    @DisplayName("coefficients are those of BS.775, divided so that no sum passes one")
    void coefficients(String from, ChannelLayout to, String filter) {
        assertThat(ChannelMix.of(SpeakerLayout.named(from), to).filter()).isEqualTo(filter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mono",
                "2.1",
                "3.0",
                "3.0(back)",
                "3.1",
                "4.0",
                "4.1",
                "quad",
                "quad(side)",
                "5.0",
                "5.0(side)",
                "5.1",
                "5.1(side)",
                "6.0",
                "6.1",
                "6.1(back)",
                "7.0",
                "7.1"
            })
    @DisplayName("no layout can clip in any other, and every channel but LFE is heard in stereo")
    void nothingClips(String from) {
        for (ChannelLayout to : ChannelLayout.values()) {
            ChannelMix mix = ChannelMix.of(SpeakerLayout.named(from), to);
            mix.gains()
                    .values()
                    .forEach(row -> assertThat(row.values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum())
                            .isLessThanOrEqualTo(1 + 1e-9));
            assertThat(mix.gains().values().stream()
                            .flatMap(row -> row.keySet().stream())
                            .filter(speaker -> speaker != Speaker.LFE)
                            .distinct())
                    .hasSameElementsAs(SpeakerLayout.named(from).speakers().stream()
                            .filter(speaker -> speaker != Speaker.LFE)
                            .toList());
        }
    }

    @Test
    @DisplayName("a layout that is not known becomes stereo all the same, and that is told")
    void unknownLayouts() {
        AudioStream many = new AudioStream(
                1, "pcm", 48_000, 16, "16 channels", "eng", "", MediaTime.ZERO, Optional.empty(), true, false);
        AudioPlanner.Selection made = select(List.of(many), AudioSettings.standard());
        assertThat(made.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("first two channels"));
        assertThat(made.tracks()).hasSize(1);
    }

    @Test
    @DisplayName("a sound that is called otherwise makes another package of the same artefacts")
    void titlesAreOfThePackage() {
        EncodePlan plain = plan("1:stereo:en");
        for (String other : List.of("1:stereo:en:commentary", "1:stereo:de", "1:stereo:en:main:Director")) {
            assertThat(PlanKeys.of(plan(other), "ffmpeg 8")).isEqualTo(PlanKeys.of(plain, "ffmpeg 8"));
            assertThat(PlanKeys.identity(plan(other), Beside.NONE, "ffmpeg 8"))
                    .isNotEqualTo(PlanKeys.identity(plain, Beside.NONE, "ffmpeg 8"));
        }
        assertThat(PlanKeys.of(plan("1:mono:en"), "ffmpeg 8")).isNotEqualTo(PlanKeys.of(plain, "ffmpeg 8"));
    }

    private static EncodePlan plan(String mapping) {
        AudioSettings asked =
                new AudioSettings(Set.of(), false, List.of(AudioMapping.parse(mapping)), Optional.empty());
        Source source = new Source(Path.of("/in/source.mov"), 1, FileTime.fromMillis(0));
        return new EncodePlan(
                source,
                "fingerprint",
                Optional.empty(),
                select(List.of(stream(1, "stereo", "eng", "")), asked).tracks());
    }

    private static List<String> told(List<AudioStream> streams, Set<AudioCodec> codecs, boolean surround) {
        return select(streams, new AudioSettings(codecs, surround, List.of(), Optional.empty())).tracks().stream()
                .map(track -> track.input().numbers() + " " + track.codec() + " "
                        + track.layout().id() + " " + track.programme().language() + " "
                        + track.bitrate().bitsPerSecond())
                .toList();
    }

    private static AudioPlanner.Selection select(List<AudioStream> streams, AudioSettings settings) {
        ProbeResult probed = new ProbeResult("mov", Optional.empty(), List.of(), streams, List.of());
        return AudioPlanner.of(probed, settings, Bitrate.ofKilobits(128), MediaTime.ZERO, MediaTime.of(10, 1));
    }

    private static List<AudioStream> monos(int count) {
        List<AudioStream> streams = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            streams.add(stream(i, "mono", "und", ""));
        }
        return streams;
    }

    private static AudioStream stream(int index, String layout, String language, String title) {
        int channels = SpeakerLayout.named(layout).speakers().size();
        return new AudioStream(
                index,
                "pcm",
                48_000,
                channels,
                layout,
                language,
                title,
                MediaTime.ZERO,
                Optional.of(MediaTime.of(10, 1)),
                false,
                false);
    }
}
