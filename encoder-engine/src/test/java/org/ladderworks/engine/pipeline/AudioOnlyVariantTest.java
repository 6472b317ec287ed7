package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.encode.Effort;
import org.ladderworks.engine.encode.EncodeSettings;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.PlaylistText;

/** Sound alone as a variant beside pictures, where it is asked for. */
class AudioOnlyVariantTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-15 another FFmpeg finds a variant with sound alone where it was asked for, and plays it")
    void pr15SoundAloneIsAVariant() throws IOException {
        Path source = FlashAndBeep.at("25")
                .size("320x180")
                .seconds(4)
                .with("-c:a", "pcm_s16le", "-af", "pan=5.1(side)|FL=c0|FR=c0|FC=c0|SL=c0|SR=c0")
                .make(folder.resolve("surround.mov"));
        JobSpec job = JobSpec.of(source, folder.resolve("out"), WorkFolder.unlimited(folder.resolve("work")))
                .with(new EncodeSettings(
                        Optional.of("ultrafast"),
                        RateMode.CAPPED_CRF,
                        new AudioSettings(Set.of(), true, List.of(), Optional.empty())))
                .with(new Effort(2, false));
        JobOutcome.Succeeded plain = Encodes.run(job);
        Path master = plain.folder().resolve("master.m3u8");
        assertThat(PlaylistText.attributes(Files.readString(master), "#EXT-X-STREAM-INF"))
                .hasSize(2)
                .allSatisfy(variant -> assertThat(variant).containsKey("RESOLUTION"));

        JobOutcome.Succeeded done = Encodes.run(job.with(PackageSpec.standard().withAudioOnlyVariant()));
        assertThat(done.work().encoded()).isZero();
        String playlist = Files.readString(master);
        Map<String, String> added =
                PlaylistText.attributes(playlist, "#EXT-X-STREAM-INF").getLast();
        assertThat(added).doesNotContainKey("RESOLUTION").containsEntry("AUDIO", "audio-aac-2");
        assertThat(PlaylistText.text(added, "CODECS")).isEqualTo("mp4a.40.2");

        List<String> streams = Decode.probe(master, "p:2", "stream=codec_type").stream()
                .distinct()
                .toList();
        assertThat(streams).containsExactly("audio");
        Path variant = done.folder().resolve(PlaylistText.uris(playlist).getLast());
        Decode.whole(variant);
        assertThat(Decode.audio(variant, 0).end()).isBetween(3.97, 4.0);
    }
}
