package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.trickplay.TrickPlaySettings;

/** A rendition of I-frames alone, one a second, encoded with the rungs. */
class IFrameRenditionTest {
    private static final int FRAMES = 405;

    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-18 PR-25 PR-66 it shows each thirtieth frame, is listed for HLS and DASH, and adds no other chunk")
    void oneFrameASecond() throws IOException {
        Path source = NumberedFrames.make(
                folder.resolve("source.mp4"), NumberedFrames.lavfi("30000/1001", FRAMES), "-g", "50");
        JobSpec without = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(Presets.allNamed("apple-h264"))
                .with(new EncodeSettings(Optional.of("ultrafast"), RateMode.CAPPED_CRF))
                .with(new Effort(2, false))
                .with(TrickPlaySettings.NONE);
        JobOutcome.Succeeded plain = Encodes.run(without);
        JobOutcome.Succeeded done = Encodes.run(without.with(TrickPlaySettings.NONE.withIFrames()));

        assertThat(plain.presentation().iFrames()).isEmpty();
        assertThat(done.work().reused()).isEqualTo(plain.work().encoded());
        assertThat(done.work().encoded()).as("one for each window").isEqualTo(2);
        assertThat(done.presentation().video()).isEqualTo(plain.presentation().video());

        PackagedTrack.Video track = done.presentation().iFrames().orElseThrow();
        assertThat(track.path()).isEqualTo("trick/avc-96p-iframes");
        assertThat(track.frameRate()).hasToString("1000/1001");
        Path joined = PackageTimeline.joined(done.folder(), track);
        List<Integer> expected = IntStream.iterate(0, frame -> frame < FRAMES, frame -> frame + 30)
                .boxed()
                .toList();
        assertThat(NumberedFrames.read(joined, 0)).isEqualTo(expected);
        assertThat(Decode.probe(joined, "v", "frame=key_frame,pict_type")).allMatch("1,I"::equals);

        String playlist = Files.readString(done.folder().resolve(track.path()).resolve("iframes.m3u8"));
        assertThat(PlaylistText.values(playlist, "#EXT-X-BYTERANGE")).hasSameSizeAs(expected);
        assertThat(PlaylistText.extinf(playlist))
                .allSatisfy(length -> assertThat(length).isEqualByComparingTo("1.001"));
        List<Map<String, String>> listed = PlaylistText.attributes(
                Files.readString(done.folder().resolve("master.m3u8")), "#EXT-X-I-FRAME-STREAM-INF");
        assertThat(listed).hasSize(done.presentation().video().size() + 1);
        assertThat(listed.getLast()).containsEntry("URI", "trick/avc-96p-iframes/iframes.m3u8");

        String mpd = Files.readString(done.folder().resolve("manifest.mpd"));
        assertThat(mpd)
                .containsOnlyOnce(
                        "<EssentialProperty schemeIdUri=\"http://dashif.org/guidelines/trickmode\" value=\"1\"/>")
                .containsOnlyOnce("maxPlayoutRate=\"30\" codingDependency=\"false\"")
                .contains("media=\"trick/$RepresentationID$/$Number%05d$.m4s\"");
    }
}
