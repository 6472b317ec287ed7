package org.ladderworks.engine.manifest.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedSegment;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;

class IFramePlaylistTest {
    private static final BigDecimal MICROSECOND = new BigDecimal("0.000001");

    static Stream<PackagedPresentation> presentations() {
        return Stream.concat(
                Presentations.all().values().stream(), LongStream.range(0, 60).mapToObj(Presentations::random));
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-25 Every I-frame is listed with the bytes from its moof on, for the time until the next one")
    void pr25IFramesAreListed(PackagedPresentation presentation) {
        for (PackagedTrack.Video rung : presentation.video()) {
            String playlist = IFramePlaylist.of(presentation, rung);
            List<String> lines = playlist.lines().toList();

            assertThat(lines)
                    .startsWith("#EXTM3U", "#EXT-X-VERSION:7")
                    .contains("#EXT-X-I-FRAMES-ONLY", "#EXT-X-PLAYLIST-TYPE:VOD", "#EXT-X-MAP:URI=\"init.mp4\"")
                    .endsWith("#EXT-X-ENDLIST");
            assertThat(PlaylistText.values(playlist, "#EXT-X-TARGETDURATION"))
                    .containsExactly(Integer.toString(presentation.targetDuration()));
            List<String> ranges = new ArrayList<>();
            List<String> files = new ArrayList<>();
            List<Long> ends = new ArrayList<>();
            for (PackagedSegment segment : rung.segments()) {
                long end = segment.start();
                for (PackagedSegment.Fragment fragment : segment.fragments()) {
                    ranges.add(fragment.syncSize() + "@" + fragment.offset());
                    files.add(segment.fileName());
                    end += fragment.duration();
                    ends.add(end);
                }
            }
            assertThat(PlaylistText.values(playlist, "#EXT-X-BYTERANGE")).isEqualTo(ranges);
            assertThat(lines.stream().filter(line -> !line.startsWith("#"))).isEqualTo(files);
            BigDecimal shown = BigDecimal.ZERO;
            List<BigDecimal> lengths = PlaylistText.extinf(playlist);
            assertThat(lengths).hasSameSizeAs(ends);
            for (int i = 0; i < ends.size(); i++) {
                shown = shown.add(lengths.get(i));
                BigDecimal exact = BigDecimal.valueOf(ends.get(i))
                        .divide(BigDecimal.valueOf(rung.timescale().ticksPerSecond()), 12, RoundingMode.HALF_UP);
                assertThat(shown.subtract(exact).abs()).isLessThanOrEqualTo(MICROSECOND);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName(
            "PR-18 Each rung is offered for winding, with the bit rate of its I-frames and nothing of rate and sound")
    void pr18EachRungIsOffered(PackagedPresentation presentation) {
        List<Map<String, String>> tags =
                PlaylistText.attributes(MultivariantPlaylist.of(presentation), "#EXT-X-I-FRAME-STREAM-INF");

        assertThat(tags).hasSameSizeAs(presentation.video());
        for (int i = 0; i < tags.size(); i++) {
            PackagedTrack.Video rung = presentation.video().get(i);
            Map<String, String> tag = tags.get(i);
            assertThat(new HashSet<>(tag.keySet()))
                    .containsExactlyInAnyOrder(
                            "BANDWIDTH", "AVERAGE-BANDWIDTH", "CODECS", "RESOLUTION", "VIDEO-RANGE", "URI");
            assertThat(tag)
                    .containsEntry("CODECS", rung.codecs())
                    .containsEntry("RESOLUTION", rung.displayed().toString())
                    .containsEntry("URI", rung.path() + "/iframes.m3u8");
            long bytes = rung.segments().stream()
                    .flatMap(segment -> segment.fragments().stream())
                    .mapToLong(PackagedSegment.Fragment::syncSize)
                    .sum();
            double average = 8 * bytes / rung.duration().approximateSeconds();
            assertThat((double) PlaylistText.number(tag, "AVERAGE-BANDWIDTH"))
                    .isBetween(average - 0.01, average + 1.01);
            assertThat(PlaylistText.number(tag, "BANDWIDTH"))
                    .isGreaterThanOrEqualTo(PlaylistText.number(tag, "AVERAGE-BANDWIDTH"));
        }
    }
}
