package org.ladderworks.engine.manifest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ladderworks.engine.manifest.dash.Mpd;
import org.ladderworks.engine.manifest.hls.IFramePlaylist;
import org.ladderworks.engine.manifest.hls.MediaPlaylist;
import org.ladderworks.engine.manifest.hls.MultivariantPlaylist;
import org.ladderworks.engine.manifest.index.PackageIndex;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Golden;
import org.ladderworks.engine.testing.Presentations;

/** Whole texts, reviewed by eye once, so that no change of a manifest goes unseen. */
class ManifestGoldenTest {
    static Stream<Arguments> presentations() {
        return Presentations.all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("presentations")
    void manifestsAreAsReviewed(String name, PackagedPresentation presentation) {
        Golden.check(name + "/master.m3u8", MultivariantPlaylist.of(presentation));
        Golden.check(name + "/manifest.mpd", Mpd.of(presentation));
        Golden.check(
                name + "/package.json",
                PackageIndex.of(Optional.empty(), presentation, List.of()).toJson());
        for (PackagedTrack track : Stream.of(
                        presentation.video().stream().limit(2),
                        presentation.audio().stream().limit(1),
                        presentation.text().stream().limit(1))
                .<PackagedTrack>flatMap(tracks -> tracks)
                .toList()) {
            Golden.check(name + "/" + track.path() + ".m3u8", MediaPlaylist.of(presentation, track));
        }
        presentation.video().stream()
                .limit(1)
                .forEach(rung -> Golden.check(
                        name + "/" + rung.path() + "-iframes.m3u8", IFramePlaylist.of(presentation, rung)));
    }
}
