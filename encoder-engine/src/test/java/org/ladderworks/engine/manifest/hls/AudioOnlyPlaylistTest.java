package org.ladderworks.engine.manifest.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;

/** Sound alone as a variant beside pictures. */
class AudioOnlyPlaylistTest {
    static Stream<PackagedPresentation> presentations() {
        return Presentations.all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName("PR-15 Sound alone is a variant where it is asked for beside pictures, and nowhere else")
    void pr15OnlyWhereItIsAskedFor(PackagedPresentation presentation) {
        String plain = MultivariantPlaylist.of(presentation);
        String playlist = MultivariantPlaylist.withAudioOnly(presentation);
        if (presentation.video().isEmpty() || presentation.audio().isEmpty()) {
            assertThat(playlist).isEqualTo(plain);
            return;
        }
        List<Map<String, String>> pictures = variants(plain);
        assertThat(pictures).allSatisfy(variant -> assertThat(variant).containsKey("RESOLUTION"));
        assertThat(playlist.lines()).containsAll(plain.lines().toList());
        Map<String, String> added = variants(playlist).getLast();
        assertThat(added).doesNotContainKeys("RESOLUTION", "FRAME-RATE", "VIDEO-RANGE", "HDCP-LEVEL");
        assertThat(added).containsEntry("CODECS", "mp4a.40.2");
        assertThat(PlaylistText.text(added, "AUDIO")).startsWith("audio-aac");
        assertThat("NONE".equals(added.get("CLOSED-CAPTIONS")))
                .isEqualTo("NONE".equals(pictures.getFirst().get("CLOSED-CAPTIONS")));
        assertThat(added.get("SUBTITLES")).isEqualTo(pictures.getFirst().get("SUBTITLES"));
        assertThat(PlaylistText.number(added, "BANDWIDTH"))
                .isLessThan(pictures.stream()
                        .mapToLong(variant -> PlaylistText.number(variant, "BANDWIDTH"))
                        .min()
                        .orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("presentations")
    @DisplayName(
            "its playlist is that of the default of its group, which players then load once, of the fewest channels")
    void itIsTheDefaultOfItsGroup(PackagedPresentation presentation) {
        String playlist = MultivariantPlaylist.withAudioOnly(presentation);
        if (presentation.video().isEmpty() || presentation.audio().isEmpty()) {
            return;
        }
        String uri = PlaylistText.uris(playlist).getLast();
        String group = PlaylistText.text(variants(playlist).getLast(), "AUDIO");
        assertThat(PlaylistText.attributes(playlist, "#EXT-X-MEDIA").stream()
                        .filter(media -> PlaylistText.text(media, "GROUP-ID").equals(group)
                                && PlaylistText.text(media, "DEFAULT").equals("YES"))
                        .map(media -> PlaylistText.text(media, "URI")))
                .containsExactly(uri);
        int channels = presentation.audio().stream()
                .filter(track -> uri.startsWith(track.path() + "/"))
                .mapToInt(PackagedTrack.Audio::channels)
                .findFirst()
                .orElseThrow();
        assertThat(presentation.audio())
                .filteredOn(track -> track.codecs().equals("mp4a.40.2"))
                .allSatisfy(track -> assertThat(track.channels()).isGreaterThanOrEqualTo(channels));
    }

    private static List<Map<String, String>> variants(String playlist) {
        return PlaylistText.attributes(playlist, "#EXT-X-STREAM-INF");
    }
}
