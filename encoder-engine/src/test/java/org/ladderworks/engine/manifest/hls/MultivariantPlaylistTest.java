package org.ladderworks.engine.manifest.hls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;
import org.ladderworks.engine.testing.TrackBuilder;

class MultivariantPlaylistTest {
    static Stream<PackagedPresentation> presentations() {
        return Stream.concat(
                Presentations.all().values().stream(), LongStream.range(0, 40).mapToObj(Presentations::random));
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-1 Every variant says its bandwidth, average, codecs and, for video, resolution and frame rate")
    void pr1EveryVariantIsDescribed(PackagedPresentation presentation) {
        List<Map<String, String>> variants = variants(presentation);
        assertThat(variants).isNotEmpty().allSatisfy(variant -> {
            assertThat(variant).containsKeys("BANDWIDTH", "AVERAGE-BANDWIDTH", "CODECS");
            if (presentation.video().isEmpty()) {
                assertThat(variant).doesNotContainKeys("RESOLUTION", "FRAME-RATE", "VIDEO-RANGE");
            } else {
                assertThat(PlaylistText.text(variant, "RESOLUTION")).matches("\\d+x\\d+");
                assertThat(PlaylistText.text(variant, "FRAME-RATE")).matches("\\d+\\.\\d{3}");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-2 PR-3 Bandwidths are those of the segment files, of the costliest combination")
    void pr2Pr3BandwidthsAreMeasured(PackagedPresentation presentation) {
        int target = presentation.targetDuration();
        String playlist = MultivariantPlaylist.of(presentation);
        Map<String, PackagedTrack> byUri = new HashMap<>();
        presentation.tracks().forEach(track -> byUri.put(track.path() + "/playlist.m3u8", track));
        List<String> uris =
                playlist.lines().filter(line -> !line.startsWith("#")).toList();
        List<Map<String, String>> variants = variants(presentation);
        List<Map<String, String>> media = PlaylistText.attributes(playlist, "#EXT-X-MEDIA");
        for (int index = 0; index < variants.size(); index++) {
            Map<String, String> variant = variants.get(index);
            List<PackagedTrack> sounds = members(media, variant.get("AUDIO"), byUri);
            List<PackagedTrack> texts = members(media, variant.get("SUBTITLES"), byUri);
            assertThat(texts).hasSameSizeAs(presentation.text());
            PackagedTrack own = byUri.get(uris.get(index));
            assertThat(own).isNotNull();
            boolean video = own instanceof PackagedTrack.Video;
            double peak = (video ? peak(own, target) : 0)
                    + most(sounds, track -> peak(track, target))
                    + most(texts, track -> peak(track, target));
            double average = (video ? average(own) : 0)
                    + most(sounds, MultivariantPlaylistTest::average)
                    + most(texts, MultivariantPlaylistTest::average);
            // Each part is rounded up to a whole bit.
            double rounding = (texts.isEmpty() ? 2 : 3) + 0.01;
            assertThat((double) PlaylistText.number(variant, "BANDWIDTH")).isBetween(peak - 0.01, peak + rounding);
            assertThat((double) PlaylistText.number(variant, "AVERAGE-BANDWIDTH"))
                    .isBetween(average - 0.01, average + rounding);
        }
    }

    @Test
    @DisplayName("PR-5 CODECS lists the video and every codec of the audio group; PR-11 one variant for each group")
    void pr5Pr11CodecsCoverTheAudioGroup() {
        assertThat(variants(Presentations.twoLanguages()).stream()
                        .filter(variant ->
                                PlaylistText.text(variant, "RESOLUTION").equals("1920x1080"))
                        .map(variant -> variant.get("AUDIO") + " " + variant.get("CODECS")))
                .containsExactlyInAnyOrder("audio-aac avc1.640028,mp4a.40.2", "audio-ac-3 avc1.640028,ac-3,mp4a.40.2");
    }

    @ParameterizedTest
    @CsvSource({"1,SDR", "16,PQ", "18,HLG", "6,SDR"})
    @DisplayName("PR-6 VIDEO-RANGE is that of the transfer characteristics")
    void pr6VideoRangeIsThatOfTheTransfer(int transfer, String range) {
        PackagedTrack.Video track = TrackBuilder.withColour(
                Presentations.videoOnly().video().getFirst(),
                Optional.of(new PackagedTrack.Colour(9, transfer, 9, false)));
        assertThat(variants(Presentations.of(List.of(track), List.of())))
                .singleElement()
                .satisfies(variant -> assertThat(variant).containsEntry("VIDEO-RANGE", range));
        assertThat(variants(Presentations.videoOnly()))
                .allSatisfy(variant -> assertThat(variant).containsEntry("VIDEO-RANGE", "SDR"));
    }

    @Test
    @DisplayName("PR-7 Beside HDR variants there are SDR ones, listed and begun with first")
    void pr7SdrComesFirst() {
        assertThat(variants(Presentations.hdrBesideSdr()).stream().map(variant -> variant.get("VIDEO-RANGE")))
                .containsExactly("SDR", "SDR", "PQ", "PQ", "PQ", "PQ");
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-8 Segments are declared independent; PR-13 where no rung has captions they are declared absent")
    void pr8Pr13IndependentSegmentsAndNoCaptions(PackagedPresentation presentation) {
        assertThat(MultivariantPlaylist.of(presentation).lines()).contains("#EXT-X-INDEPENDENT-SEGMENTS");
        if (!presentation.video().isEmpty()) {
            boolean captions = presentation.video().stream()
                    .anyMatch(rung -> !rung.captions().isEmpty());
            assertThat(variants(presentation))
                    .allSatisfy(variant -> assertThat("NONE".equals(variant.get("CLOSED-CAPTIONS")))
                            .isNotEqualTo(captions));
        }
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-9 Each audio group has one default, distinct names, and distinct members to choose unasked")
    void pr9AudioGroupsAreWellFormed(PackagedPresentation presentation) {
        List<Map<String, String>> media =
                PlaylistText.attributes(MultivariantPlaylist.of(presentation), "#EXT-X-MEDIA").stream()
                        .filter(tag -> "AUDIO".equals(tag.get("TYPE")))
                        .toList();
        assertThat(media.stream().map(tag -> PlaylistText.text(tag, "URI")).distinct())
                .hasSameSizeAs(presentation.audio());
        Map<String, Integer> defaults = new HashMap<>();
        Set<String> names = new HashSet<>();
        Set<String> choices = new HashSet<>();
        for (Map<String, String> tag : media) {
            assertThat(tag).containsKeys("LANGUAGE", "CHANNELS", "URI");
            String group = PlaylistText.text(tag, "GROUP-ID");
            assertThat(names.add(group + "/" + tag.get("NAME"))).isTrue();
            defaults.merge(group, "YES".equals(tag.get("DEFAULT")) ? 1 : 0, Integer::sum);
            if ("YES".equals(tag.get("AUTOSELECT"))) {
                assertThat(choices.add(group + "/" + tag.get("LANGUAGE") + "/" + tag.get("CHARACTERISTICS")))
                        .isTrue();
            } else {
                assertThat(tag).containsEntry("DEFAULT", "NO");
            }
        }
        assertThat(defaults.values()).allMatch(count -> count == 1);
    }

    @Test
    @DisplayName("PR-11 every audio group offers the same languages and roles, whatever was made in its codec")
    void pr11GroupsOfferTheSameSounds() {
        Map<String, List<String>> offered = new HashMap<>();
        for (Map<String, String> tag :
                PlaylistText.attributes(MultivariantPlaylist.of(Presentations.manyCodecs()), "#EXT-X-MEDIA")) {
            offered.computeIfAbsent(PlaylistText.text(tag, "GROUP-ID"), _ -> new ArrayList<>())
                    .add(PlaylistText.text(tag, "LANGUAGE") + " " + tag.get("CHANNELS") + " "
                            + PlaylistText.text(tag, "URI").replaceAll("audio/[a-z]+-|/playlist.m3u8", ""));
        }
        assertThat(offered)
                .containsOnly(
                        Map.entry(
                                "audio-aac-2", List.of("en 2 main-aac-2", "de 2 main-aac-2", "en 2 commentary-aac-2")),
                        Map.entry(
                                "audio-aac-6", List.of("en 6 main-aac-6", "de 2 main-aac-2", "en 2 commentary-aac-2")),
                        Map.entry(
                                "audio-ec-3", List.of("en 6 main-eac3-6", "de 2 main-eac3-2", "en 2 commentary-aac-2")),
                        Map.entry(
                                "audio-opus",
                                List.of("en 2 main-opus-2", "de 2 main-opus-2", "en 2 commentary-opus-2")));
        assertThat(variants(Presentations.manyCodecs()).stream()
                        .filter(variant ->
                                PlaylistText.text(variant, "RESOLUTION").equals("1920x1080"))
                        .map(variant -> variant.get("AUDIO") + " " + variant.get("CODECS")))
                .containsExactlyInAnyOrder(
                        "audio-aac-2 avc1.640028,mp4a.40.2",
                        "audio-aac-6 avc1.640028,mp4a.40.2",
                        "audio-ec-3 avc1.640028,ec-3,mp4a.40.2",
                        "audio-opus avc1.640028,opus");
    }

    @Test
    @DisplayName("PR-11 objects count in CHANNELS; where a sound comes without them too, each way has a group")
    void pr11ObjectsAreTold() {
        assertThat(PlaylistText.attributes(MultivariantPlaylist.of(Presentations.objects()), "#EXT-X-MEDIA").stream()
                        .map(tag -> tag.get("GROUP-ID") + " " + tag.get("LANGUAGE") + " " + tag.get("CHANNELS")))
                .containsExactly(
                        "audio-aac en 2",
                        "audio-aac de 2",
                        "audio-aac fr 2",
                        "audio-ec-3-6 en 6",
                        "audio-ec-3-6 de 12/JOC",
                        "audio-ec-3-6 fr 6",
                        "audio-ec-3-6-joc en 16/JOC",
                        "audio-ec-3-6-joc de 12/JOC",
                        "audio-ec-3-6-joc fr 6");
    }

    @Test
    @DisplayName("PR-11 sounds with objects and sounds without them are one group where none comes both ways")
    void pr11ObjectsAloneNeedNoGroup() {
        PackagedPresentation all = Presentations.objects();
        List<PackagedTrack.Audio> sounds = all.audio().stream()
                .filter(track -> !track.path().equals("audio/en-main-eac3-6"))
                .toList();
        assertThat(
                        PlaylistText.attributes(
                                        MultivariantPlaylist.of(Presentations.of(all.video(), sounds)), "#EXT-X-MEDIA")
                                .stream()
                                .map(tag -> tag.get("GROUP-ID") + " " + tag.get("CHANNELS")))
                .containsExactly(
                        "audio-aac 2",
                        "audio-aac 2",
                        "audio-aac 2",
                        "audio-ec-3 16/JOC",
                        "audio-ec-3 12/JOC",
                        "audio-ec-3 6");
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-14 The first variant of its family and group is nearest to 2000 kbit/s, all others descend")
    void pr14FirstVariantIsNearestTo2000Kilobits(PackagedPresentation presentation) {
        Map<String, List<Long>> ladders = new LinkedHashMap<>();
        for (Map<String, String> variant : variants(presentation)) {
            String family = PlaylistText.text(variant, "CODECS").substring(0, 4);
            ladders.computeIfAbsent(variant.getOrDefault("AUDIO", "") + " " + family, _ -> new ArrayList<>())
                    .add(PlaylistText.number(variant, "AVERAGE-BANDWIDTH"));
        }
        List<Long> first = ladders.values().iterator().next();
        long starting = first.removeFirst();
        assertThat(first)
                .allSatisfy(average -> assertThat(Math.abs(average - 2_000_000))
                        .isGreaterThanOrEqualTo(Math.abs(starting - 2_000_000)));
        assertThat(ladders.values())
                .allSatisfy(averages -> assertThat(averages).isSortedAccordingTo((a, b) -> Long.compare(b, a)));
    }

    @Test
    void aLabelCannotBreakThePlaylist() {
        PackagedPresentation plain = Presentations.stereo25();
        PackagedTrack.Audio hostile = TrackBuilder.audio(
                plain.video().getFirst(), "en", "main", "A\",URI=\"x\r\n#EXT-X-ENDLIST\n\u0000\u2028B", 2, 128);
        String playlist = MultivariantPlaylist.of(Presentations.of(plain.video(), List.of(hostile)));
        assertThat(PlaylistText.attributes(playlist, "#EXT-X-MEDIA"))
                .singleElement()
                .satisfies(tag -> assertThat(tag)
                        .containsEntry("NAME", "A',URI='x #EXT-X-ENDLIST B")
                        .containsEntry("URI", "audio/en-main-aac-2/playlist.m3u8"));
        assertThat(playlist.lines())
                .hasSameSizeAs(MultivariantPlaylist.of(plain).lines().toList());
    }

    @Test
    void aCodecStringWithAQuoteIsRefused() {
        PackagedTrack.Video like = Presentations.stereo25().video().getFirst();
        PackagedTrack.Audio hostile = TrackBuilder.audio(like, "aac", "mp4a.40\"\n", "en", "main", "English", 2, 128);
        PackagedPresentation presentation = Presentations.of(List.of(like), List.of(hostile));
        assertThatThrownBy(() -> MultivariantPlaylist.of(presentation))
                .isInstanceOf(PackagingException.class)
                .hasMessageContaining("CODECS");
    }

    private static List<Map<String, String>> variants(PackagedPresentation presentation) {
        return PlaylistText.attributes(MultivariantPlaylist.of(presentation), "#EXT-X-STREAM-INF");
    }

    /** The tracks of a group; none where there is no such group. */
    private static List<PackagedTrack> members(
            List<Map<String, String>> media, @Nullable String group, Map<String, PackagedTrack> byUri) {
        return media.stream()
                .filter(tag -> PlaylistText.text(tag, "GROUP-ID").equals(group))
                .map(tag -> Objects.requireNonNull(byUri.get(PlaylistText.text(tag, "URI"))))
                .toList();
    }

    private static double most(List<PackagedTrack> tracks, ToDoubleFunction<PackagedTrack> rate) {
        return tracks.stream().mapToDouble(rate).max().orElse(0);
    }

    /** Every run there is, in floating point: slow, plain and written apart from what it checks. */
    private static double peak(PackagedTrack track, int target) {
        double peak = average(track);
        List<PackagedSegment> segments = track.segments();
        for (int from = 0; from < segments.size(); from++) {
            for (int to = from + 1; to <= segments.size(); to++) {
                List<PackagedSegment> run = segments.subList(from, to);
                double seconds =
                        run.stream().mapToLong(PackagedSegment::duration).sum()
                                / (double) track.timescale().ticksPerSecond();
                if (seconds >= 0.5 * target && seconds <= 1.5 * target) {
                    peak = Math.max(
                            peak,
                            8 * run.stream().mapToLong(PackagedSegment::bytes).sum() / seconds);
                }
            }
        }
        return peak;
    }

    private static double average(PackagedTrack track) {
        double seconds =
                track.segments().stream().mapToLong(PackagedSegment::duration).sum()
                        / (double) track.timescale().ticksPerSecond();
        return 8 * track.mediaBytes() / seconds;
    }
}
