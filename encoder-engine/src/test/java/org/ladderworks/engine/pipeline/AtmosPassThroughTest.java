package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.EncodingEngine;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioSettings;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AtmosFrames;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.FlashAndBeep;
import org.ladderworks.engine.testing.Frames;
import org.ladderworks.engine.testing.PackageTimeline;
import org.ladderworks.engine.testing.RealTools;

/** E-AC-3 with the objects of Dolby Atmos, from a source into a package that announces them. */
class AtmosPassThroughTest {
    private static final String ATMOS = "Dolby Digital Plus + Dolby Atmos";

    private static final AudioSettings ASKED =
            new AudioSettings(EnumSet.of(AudioCodec.EAC3), true, List.of(), Optional.empty());

    @TempDir
    Path folder;

    /** Late sound has frames of silence before it, which tell of no objects. */
    @ParameterizedTest
    @CsvSource({"0, 0", "0.04, 2"})
    @DisplayName("PR-11 PR-61 objects of a source are in the package, and header, playlist and MPD tell of them")
    void objectsAreAnnounced(double delay, int silence) throws IOException {
        Path source = source(delay);
        assertThat(profiles(source)).contains(ATMOS);
        try (EncodingEngine engine = EncodingEngine.open()) {
            assertThat(engine.look(source, new Cancellation())
                            .probe()
                            .audio()
                            .getFirst()
                            .atmos())
                    .isTrue();
        }

        JobOutcome.Succeeded done = Encodes.run(source, folder.resolve("out"), ASKED);

        assertThat(done.notes()).contains("E-AC-3 of audio stream 1 is passed through as it is");
        PackagedTrack.Audio track = done.presentation().audio().stream()
                .filter(sound -> sound.codecs().equals("ec-3"))
                .findFirst()
                .orElseThrow();
        assertThat(track.jocComplexity()).hasValue(16);
        Path packaged = PackageTimeline.joined(done.folder(), track);
        List<String> own = Frames.ofSound(packaged);
        assertThat(Frames.ofSound(source)).containsSequence(own.subList(silence, own.size()));
        assertThat(PackageTimeline.track(done.folder(), track).entry())
                .isInstanceOfSatisfying(
                        SampleEntry.Dolby.class,
                        entry -> assertThat(entry.config().bytes()).endsWith(1, 16));
        for (Path ffmpeg : List.of(RealTools.ffmpeg(), RealTools.bundledFfmpeg())) {
            assertThat(RealTools.run(
                            ffmpeg,
                            List.of(
                                    "-v",
                                    "error",
                                    "-err_detect",
                                    "crccheck",
                                    "-i",
                                    packaged.toString(),
                                    "-f",
                                    "null",
                                    "-")))
                    .isEmpty();
        }
        assertThat(Files.readString(done.folder().resolve("master.m3u8")))
                .containsOnlyOnce("CHANNELS=\"16/JOC\"")
                .contains("CHANNELS=\"2\"");
        assertThat(Files.readString(done.folder().resolve("manifest.mpd")))
                .containsOnlyOnce("EC3_ExtensionType:2018\" value=\"JOC\"")
                .containsOnlyOnce("EC3_ExtensionComplexityIndex:2018\" value=\"16\"");
        if (silence == 0) {
            // It looks at first frames.
            for (Path input : List.of(
                    packaged,
                    done.folder().resolve("master.m3u8"),
                    done.folder().resolve("manifest.mpd"))) {
                assertThat(profiles(input)).as(input.toString()).contains(ATMOS);
            }
        }
    }

    private Path source(double delay) {
        Path plain = FlashAndBeep.at("25")
                .seconds(6)
                .with("-c:a", "eac3", "-b:a", "320k", "-ac", "6")
                .make(folder.resolve("plain.mkv"));
        Path sound = folder.resolve("sound.eac3");
        RealTools.ffmpeg(List.of("-i", plain.toString(), "-map", "0:a", "-c", "copy", sound.toString()));
        AtmosFrames.announce(sound, AtmosFrames.WITHOUT_METADATA, 16);
        Path source = folder.resolve("source.mp4");
        RealTools.ffmpeg(List.of(
                "-i",
                plain.toString(),
                "-itsoffset",
                Double.toString(delay),
                "-i",
                sound.toString(),
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-c",
                "copy",
                source.toString()));
        return source;
    }

    private static String profiles(Path input) {
        return RealTools.run(
                RealTools.bundledFfprobe(),
                List.of("-v", "error", "-select_streams", "a", "-show_entries", "stream=profile", input.toString()));
    }
}
