package org.ladderworks.engine.cmaf.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.testing.SyntheticMp4;
import org.ladderworks.engine.time.MediaTime;

class Mp4FileTest {
    private static final String SAMPLES = "I0 P3 b1 b2 I4 P5";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+faststart",
                "+negative_cts_offsets",
                "+frag_keyframe+empty_moov",
                "+frag_keyframe+empty_moov+default_base_moof",
                "+frag_keyframe+delay_moov+omit_tfhd_offset",
                "+frag_every_frame+empty_moov+separate_moof"
            })
    void everyLayoutHoldsTheSameSamples(String movflags) throws IOException {
        Path clip = Clips.video().frames(60).encode(folder.resolve("clip.mp4"));
        Path copy = folder.resolve("copy.mp4");
        RealTools.run(
                RealTools.ffmpeg(),
                List.of("-v", "error", "-i", clip.toString(), "-c", "copy", "-movflags", movflags, copy.toString()));

        assertThat(described(copy)).isEqualTo(described(clip)).hasSize(60);
    }

    @Test
    void anInterleavedFileHasBothTracks() throws IOException {
        Path video = Clips.video().frames(60).encode(folder.resolve("v.mp4"));
        Path audio = Clips.audio(folder.resolve("a.m4a"), "2", 44_100, "-metadata:s:a:0", "language=deu");
        Path both = folder.resolve("both.mov");
        RealTools.run(
                RealTools.ffmpeg(),
                List.of("-v", "error", "-i", video.toString(), "-i", audio.toString(), "-c", "copy", both.toString()));

        Mp4File file = Mp4File.read(both);

        assertThat(file.tracks()).extracting(Mp4Track::handler).contains("vide", "soun");
        assertThat(file.tracks().get(1).entry()).isInstanceOf(SampleEntry.Aac.class);
        assertThat(Mp4File.read(audio).tracks().getFirst().language()).isEqualTo("deu");
        assertThat(described(both)).isEqualTo(described(video));
    }

    @Test
    void readsWideOffsetsAndCompactSizes() throws IOException {
        List<String> plain = described(new SyntheticMp4(SAMPLES).write(folder.resolve("plain.mp4")));

        assertThat(described(new SyntheticMp4(SAMPLES).wide().write(folder.resolve("wide.mp4"))))
                .isEqualTo(plain);
        assertThat(described(new SyntheticMp4(SAMPLES).compactSizes().write(folder.resolve("stz2.mp4"))))
                .isEqualTo(plain);
        assertThat(plain).hasSize(6);
    }

    @Test
    void readsAnInitialEmptyEdit() {
        Path file = new SyntheticMp4(SAMPLES).emptyEdit(80).write(folder.resolve("late.mp4"));

        EditList edits = Mp4File.read(file).tracks().getFirst().edits();

        assertThat(edits.delay().sameAs(MediaTime.of(80, 1000))).isTrue();
        assertThat(edits.mediaTime()).isEqualTo(SyntheticMp4.FRAME);
        assertThat(edits.simple()).isTrue();
    }

    @Test
    void everyCutIsAnsweredWithAnError() throws IOException {
        byte[] whole = Files.readAllBytes(new SyntheticMp4(SAMPLES).write(folder.resolve("whole.mp4")));
        for (int length = 0; length < whole.length; length++) {
            Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Mp4File.read(cut))
                    .isInstanceOf(PackagingException.class)
                    .extracting(e -> ((EngineException) e).code())
                    .isEqualTo(ErrorCode.RENDITION_UNREADABLE);
        }
    }

    @Test
    void somethingElseIsAnsweredWithAnError() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mp4"), "#EXTM3U\nthis is no MP4 file at all\n");

        assertThatThrownBy(() -> Mp4File.read(text)).isInstanceOf(PackagingException.class);
        assertThatThrownBy(() -> Mp4File.read(folder)).isInstanceOf(PackagingException.class);
        assertThatThrownBy(() -> Mp4File.read(folder.resolve("missing.mp4"))).isInstanceOf(PackagingException.class);
    }

    /** Every sample: time shown since the first, whether it is a key frame, and its bytes. */
    private static List<String> described(Path path) throws IOException {
        Mp4Track track = Mp4File.read(path).tracks().getFirst();
        SampleTable samples = track.samples();
        byte[] bytes = Files.readAllBytes(path);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < samples.count(); i++) {
            MediaTime shown =
                    new MediaTime(samples.presentationTime(i) - samples.presentationTime(0), track.timescale());
            int from = (int) samples.offset(i);
            int hash = Arrays.hashCode(Arrays.copyOfRange(bytes, from, from + samples.size(i)));
            lines.add(shown.toSeconds(6) + " " + samples.isSync(i) + " " + samples.size(i) + " " + hash);
        }
        return lines;
    }
}
