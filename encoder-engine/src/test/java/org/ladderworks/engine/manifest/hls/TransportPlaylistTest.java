package org.ladderworks.engine.manifest.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.packaging.SegmentBitrates;
import org.ladderworks.engine.packaging.SegmentKey;
import org.ladderworks.engine.packaging.TransportSet;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;

/** Playlists of HLS with MPEG-TS. */
class TransportPlaylistTest {
    private static final KeyId ID = KeyId.of(HexFormat.of().parseHex("a1a2a3a4b1b24142919192939495a6b7"));

    @Test
    @DisplayName("the muxed sound is listed without a URI, others with one; bandwidths are of what a player fetches")
    void pr9SoundsAreListed() {
        TransportSet set = twoSounds(Optional.empty());
        String playlist = MultivariantPlaylist.of(set);
        List<Map<String, String>> media = PlaylistText.attributes(playlist, "#EXT-X-MEDIA");

        assertThat(media).hasSize(2);
        assertThat(media.getFirst())
                .containsEntry("LANGUAGE", "en")
                .containsEntry("DEFAULT", "YES")
                .doesNotContainKey("URI");
        assertThat(media.get(1))
                .containsEntry("DEFAULT", "NO")
                .containsEntry("URI", set.audio().getFirst().path() + "/playlist.m3u8");
        List<Map<String, String>> variants = PlaylistText.attributes(playlist, "#EXT-X-STREAM-INF");
        assertThat(variants).hasSameSizeAs(set.video());
        int target = set.presentation().targetDuration();
        for (PackagedTrack.Video video : set.video()) {
            long peak = SegmentBitrates.of(video).peak(target).bitsPerSecond()
                    + SegmentBitrates.of(set.audio().getFirst()).peak(target).bitsPerSecond();
            long average = SegmentBitrates.of(video).average().bitsPerSecond()
                    + SegmentBitrates.of(set.audio().getFirst()).average().bitsPerSecond();
            assertThat(variants)
                    .filteredOn(variant -> PlaylistText.number(variant, "BANDWIDTH") == peak)
                    .singleElement()
                    .satisfies(variant -> {
                        assertThat(PlaylistText.number(variant, "AVERAGE-BANDWIDTH"))
                                .isEqualTo(average);
                        assertThat(variant)
                                .containsEntry("CODECS", video.codecs() + ",mp4a.40.2")
                                .containsEntry("RESOLUTION", video.displayed().toString())
                                .containsEntry("CLOSED-CAPTIONS", "NONE")
                                .containsEntry("AUDIO", "audio");
                    });
        }
        Golden.check("transport/master.m3u8", playlist);
    }

    @Test
    @DisplayName("PR-24 the version is the lowest that covers the tags: no EXT-X-MAP, 3 for fractions of seconds")
    void pr24LowestVersion() {
        TransportSet set = twoSounds(Optional.empty());
        String playlist = MediaPlaylist.of(set, set.video().getFirst());

        assertThat(playlist)
                .contains("#EXT-X-VERSION:3\n", "#EXT-X-PLAYLIST-TYPE:VOD\n", "00001.ts\n")
                .endsWith("#EXT-X-ENDLIST\n")
                .doesNotContain("EXT-X-MAP", "EXT-X-KEY");
        assertThat(PlaylistText.extinf(playlist))
                .hasSameSizeAs(set.video().getFirst().segments());
        assertThat(MultivariantPlaylist.of(set)).contains("#EXT-X-VERSION:4\n");
        TransportSet silent =
                new TransportSet(set.video(), Optional.empty(), List.of(), List.of(), Optional.empty(), List.of());
        assertThat(MultivariantPlaylist.of(silent))
                .contains("#EXT-X-VERSION:1\n")
                .doesNotContain("EXT-X-MEDIA");
    }

    @Test
    @DisplayName(
            "PR-58 PR-17 every segment has the key's address and an IV of its own; the multivariant playlist the address")
    void pr58KeyTags() {
        TransportSet clear = twoSounds(Optional.empty());
        PackagedTrack.Video video = clear.video().getFirst();
        List<String> ivs = IntStream.range(0, video.segments().size())
                .mapToObj("%032x"::formatted)
                .toList();
        URI uri = URI.create("https://keys.example.com/" + ID);
        TransportSet set = twoSounds(Optional.of(new SegmentKey(ID, uri, Map.of(video.path(), ivs))));

        String playlist = MediaPlaylist.of(set, video);
        List<Map<String, String>> keys = PlaylistText.attributes(playlist, "#EXT-X-KEY");
        assertThat(keys).hasSameSizeAs(video.segments());
        for (int i = 0; i < keys.size(); i++) {
            assertThat(keys.get(i))
                    .containsExactlyInAnyOrderEntriesOf(
                            Map.of("METHOD", "AES-128", "URI", uri.toString(), "IV", "0x" + ivs.get(i)));
        }
        assertThat(playlist.lines().filter(line -> !line.startsWith("#EXT-X-KEY")))
                .containsExactlyElementsOf(
                        MediaPlaylist.of(clear, video).lines().toList());
        assertThat(PlaylistText.attributes(MultivariantPlaylist.of(set), "#EXT-X-SESSION-KEY"))
                .containsExactly(Map.of("METHOD", "AES-128", "URI", uri.toString()));
        Golden.check("transport/encrypted.m3u8", playlist);
    }

    @Test
    @DisplayName("a title of sound alone has its sounds as variants, each with a URI")
    void soundAlone() {
        PackagedPresentation sounds = Presentations.audioOnly();
        TransportSet set =
                new TransportSet(List.of(), Optional.empty(), sounds.audio(), List.of(), Optional.empty(), List.of());
        String playlist = MultivariantPlaylist.of(set);

        assertThat(PlaylistText.attributes(playlist, "#EXT-X-MEDIA"))
                .singleElement()
                .satisfies(media -> assertThat(media).containsKey("URI"));
        assertThat(PlaylistText.attributes(playlist, "#EXT-X-STREAM-INF"))
                .singleElement()
                .satisfies(variant -> assertThat(variant)
                        .containsEntry("CODECS", "mp4a.40.2")
                        .doesNotContainKeys("RESOLUTION", "FRAME-RATE"));
    }

    @Test
    @DisplayName("one sound inside the rungs needs no tag, and its codec is told")
    void oneSound() {
        TransportSet two = twoSounds(Optional.empty());
        TransportSet one =
                new TransportSet(two.video(), two.muxed(), List.of(), List.of(), Optional.empty(), List.of());
        String playlist = MultivariantPlaylist.of(one);

        assertThat(playlist).contains("#EXT-X-VERSION:1\n").doesNotContain("EXT-X-MEDIA", "AUDIO=");
        assertThat(PlaylistText.attributes(playlist, "#EXT-X-STREAM-INF"))
                .allSatisfy(variant ->
                        assertThat(PlaylistText.text(variant, "CODECS")).endsWith(",mp4a.40.2"));
    }

    private static TransportSet twoSounds(Optional<SegmentKey> key) {
        PackagedPresentation all = Presentations.twoLanguages();
        PackagedTrack.Audio first = all.audio().getFirst();
        PackagedTrack.Audio muxed = new PackagedTrack.Audio(
                first.path(),
                first.codecs(),
                first.timescale(),
                List.of(),
                0,
                first.sampleRate(),
                first.channels(),
                first.language(),
                first.role(),
                first.label(),
                first.priming(),
                first.loudness());
        List<PackagedTrack.Video> video =
                all.video().stream().map(TransportPlaylistTest::inTransport).toList();
        return new TransportSet(video, Optional.of(muxed), List.of(all.audio().get(1)), List.of(), key, List.of());
    }

    private static PackagedTrack.Video inTransport(PackagedTrack.Video of) {
        return new PackagedTrack.Video(
                of.path(),
                of.codecs(),
                of.timescale(),
                of.segments().stream()
                        .map(segment -> new org.ladderworks.engine.packaging.PackagedSegment(
                                segment.fileName().replace(".m4s", ".ts"),
                                segment.start(),
                                segment.duration(),
                                segment.bytes() * 11 / 10,
                                List.of()))
                        .toList(),
                0,
                of.coded(),
                of.displayed(),
                of.frameRate(),
                of.frames(),
                of.colour(),
                of.ceiling());
    }
}
