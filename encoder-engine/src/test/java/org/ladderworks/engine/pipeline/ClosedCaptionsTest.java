package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.CaptionedSource;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.RealTools;
import org.ladderworks.engine.text.TextRole;
import org.ladderworks.engine.text.TextSettings;

/** Captions in the pictures of a source, on their whole way. */
class ClosedCaptionsTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("PR-13 captions go through the encode, are declared, and become a text where that is asked for")
    void captionsStayAndBecomeText() throws IOException {
        // A name that a filter graph would take apart.
        Path source = CaptionedSource.make(folder.resolve("it's [a], b;c:d.mp4"), "HELLO WORLD", 5);
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.look(source, new Cancellation()).probe().closedCaptions())
                    .isTrue();
        }
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), new TextSettings(List.of(), true));

        assertThat(done.presentation().video())
                .isNotEmpty()
                .allSatisfy(rung -> assertThat(rung.captions()).isEqualTo(Set.of(CaptionChannel.CC1)));
        assertThat(Files.readString(done.folder().resolve("master.m3u8"))).contains("INSTREAM-ID=\"CC1\"");
        // What FFmpeg's own decoder finds in the rung that was encoded.
        Path rung = done.folder().resolve(done.presentation().video().getFirst().path());
        String decoded = RealTools.run(
                RealTools.ffprobe(),
                List.of(
                        "-v",
                        "error",
                        "-select_streams",
                        "v",
                        "-read_intervals",
                        "%+#3",
                        "-show_frames",
                        rung.resolve("playlist.m3u8").toString()));
        assertThat(decoded).contains("ATSC A53 Part 4 Closed Captions");

        PackagedTrack.Text text = done.presentation().text().getFirst();
        assertThat(text.role()).isEqualTo(TextRole.CAPTION);
        assertThat(text.language()).isEqualTo("en");
        assertThat(Files.readString(done.folder().resolve(text.path()).resolve("text.vtt")))
                .containsPattern("WEBVTT\n\n00:00:01\\.0[0-9]{2} --> 00:00:03\\.0[0-9]{2}\nHELLO WORLD\n");
    }

    @Test
    @DisplayName("asked for where there are none, captions cost a note and nothing else")
    void noCaptions() {
        Path source = folder.resolve("plain.mp4");
        RealTools.run(
                RealTools.bundledFfmpeg(),
                List.of(
                        "-v",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=size=320x180:rate=25:duration=2",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        source.toString()));
        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), new TextSettings(List.of(), true));
        assertThat(done.presentation().text()).isEmpty();
        assertThat(done.notes()).contains("text of the CEA-608 captions: left out, it shows nothing");
    }
}
