package org.ladderworks.engine.manifest.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;

class MediaPlaylistTest {
    private static final BigDecimal MICROSECOND = new BigDecimal("0.000001");

    static Stream<PackagedPresentation> presentations() {
        return Stream.concat(
                Presentations.all().values().stream(), LongStream.range(0, 60).mapToObj(Presentations::random));
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-20 A playlist is of type VOD and ends")
    void pr20TypeIsVodAndTheListEnds(PackagedPresentation presentation) {
        for (String playlist : playlists(presentation)) {
            assertThat(playlist).startsWith("#EXTM3U\n").endsWith("\n#EXT-X-ENDLIST\n");
            assertThat(PlaylistText.values(playlist, "#EXT-X-PLAYLIST-TYPE")).containsExactly("VOD");
        }
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-21 PR-45 One target duration, no less than any rounded EXTINF, no segment over target + 0.5 s")
    void pr21Pr45TargetDurationCoversEverySegment(PackagedPresentation presentation) {
        Set<String> targets = new HashSet<>();
        for (String playlist : playlists(presentation)) {
            targets.addAll(PlaylistText.values(playlist, "#EXT-X-TARGETDURATION"));
        }
        assertThat(targets).hasSize(1);
        BigDecimal target = new BigDecimal(targets.iterator().next());
        BigDecimal longest = BigDecimal.ZERO;
        for (String playlist : playlists(presentation)) {
            for (BigDecimal extinf : PlaylistText.extinf(playlist)) {
                assertThat(extinf.setScale(0, RoundingMode.HALF_UP)).isLessThanOrEqualTo(target);
                assertThat(extinf).isLessThanOrEqualTo(target.add(new BigDecimal("0.5")));
                longest = longest.max(extinf);
            }
        }
        assertThat(longest.setScale(0, RoundingMode.HALF_UP).max(BigDecimal.ONE))
                .isEqualByComparingTo(target);
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-22 The EXTINF of any run of segments add up to its length, to the microsecond")
    void pr22AnyRunOfExtinfAddsUp(PackagedPresentation presentation) {
        for (PackagedTrack track : tracks(presentation)) {
            List<BigDecimal> extinf = PlaylistText.extinf(MediaPlaylist.of(presentation, track));
            List<PackagedSegment> segments = track.segments();
            assertThat(extinf).hasSameSizeAs(segments);
            for (int first = 0; first < segments.size(); first++) {
                BigDecimal sum = BigDecimal.ZERO;
                long ticks = 0;
                for (int last = first; last < segments.size(); last++) {
                    sum = sum.add(extinf.get(last));
                    ticks += segments.get(last).duration();
                    BigDecimal exact = BigDecimal.valueOf(ticks)
                            .divide(BigDecimal.valueOf(track.timescale().ticksPerSecond()), 12, RoundingMode.HALF_UP);
                    assertThat(sum.subtract(exact).abs()).isLessThanOrEqualTo(MICROSECOND);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-23 Audio and video playlists cover the same time, within one audio frame or one video frame")
    void pr23PlaylistsCoverTheSameTime(PackagedPresentation presentation) {
        BigDecimal whole = new BigDecimal(presentation.duration().toSeconds(6));
        for (String playlist : playlists(presentation)) {
            BigDecimal sum = PlaylistText.extinf(playlist).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum.subtract(whole).abs()).isLessThan(new BigDecimal("0.022"));
        }
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-24 Fragmented MP4 names its init segment; the version is 7")
    void pr24MapIsThereAndTheVersionCoversIt(PackagedPresentation presentation) {
        for (String playlist : playlists(presentation)) {
            assertThat(PlaylistText.values(playlist, "#EXT-X-MAP")).containsExactly("URI=\"init.mp4\"");
            assertThat(PlaylistText.values(playlist, "#EXT-X-VERSION")).containsExactly("7");
            assertThat(playlist.indexOf("#EXT-X-MAP")).isLessThan(playlist.indexOf("#EXTINF"));
        }
    }

    @Test
    @DisplayName("PR-28 All playlists have the same segment boundaries, audio to within half an audio frame")
    void pr28BoundariesAreShared() {
        PackagedPresentation presentation = Presentations.alternatingAudio();
        List<List<BigDecimal>> video = presentation.video().stream()
                .map(track -> ends(MediaPlaylist.of(presentation, track)))
                .distinct()
                .toList();
        assertThat(video).hasSize(1);
        List<BigDecimal> audio =
                ends(MediaPlaylist.of(presentation, presentation.audio().getFirst()));
        assertThat(audio).hasSameSizeAs(video.getFirst());
        for (int index = 0; index < audio.size() - 1; index++) {
            assertThat(audio.get(index).subtract(video.getFirst().get(index)).abs())
                    .isLessThan(new BigDecimal("0.010668"));
        }
    }

    @Test
    void segmentsAreNamedRelativeToThePlaylist() {
        PackagedPresentation presentation = Presentations.stereo25();
        assertThat(MediaPlaylist.of(presentation, presentation.video().getFirst())
                        .lines()
                        .filter(line -> !line.startsWith("#")))
                .containsExactly("00001.m4s", "00002.m4s", "00003.m4s", "00004.m4s", "00005.m4s");
    }

    private static List<BigDecimal> ends(String playlist) {
        List<BigDecimal> ends = new ArrayList<>();
        BigDecimal end = BigDecimal.ZERO;
        for (BigDecimal extinf : PlaylistText.extinf(playlist)) {
            end = end.add(extinf);
            ends.add(end);
        }
        return ends;
    }

    private static List<PackagedTrack> tracks(PackagedPresentation presentation) {
        return Stream.<PackagedTrack>concat(presentation.video().stream(), presentation.audio().stream())
                .toList();
    }

    private static List<String> playlists(PackagedPresentation presentation) {
        return tracks(presentation).stream()
                .map(track -> MediaPlaylist.of(presentation, track))
                .toList();
    }
}
