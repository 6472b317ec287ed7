package org.ladderworks.engine.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.cmaf.dolby.DolbyConfiguration;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleEntry;
import org.ladderworks.engine.manifest.dash.Mpd;
import org.ladderworks.engine.manifest.hls.MultivariantPlaylist;
import org.ladderworks.engine.testing.AtmosFrames;
import org.ladderworks.engine.testing.Clips;
import org.ladderworks.engine.testing.RealTools;

/** Files of E-AC-3 with objects, which are packaged as they are, with a configuration that tells of them or not. */
class AnnouncedObjectsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true", "false, true"})
    @DisplayName(
            "objects are announced by header, playlist and MPD, whether the file's header tells of them or its frames")
    void announced(boolean toldByHeader, boolean metadata) {
        Path stream = AtmosFrames.announce(
                encoded(metadata ? AtmosFrames.METADATA : List.of()),
                metadata ? AtmosFrames.WITH_METADATA : AtmosFrames.WITHOUT_METADATA,
                12);
        assertThat(profile(stream)).isEqualTo("Dolby Digital Plus + Dolby Atmos");
        Path file = folder.resolve("sound.mp4");
        // FFmpeg 8 writes the extension of dec3, FFmpeg 5 does not.
        RealTools.run(
                toldByHeader ? RealTools.bundledFfmpeg() : RealTools.ffmpeg(),
                List.of("-nostdin", "-v", "error", "-y", "-i", stream.toString(), "-c", "copy", file.toString()));
        assertThat(configuration(file).jocComplexity())
                .isEqualTo(toldByHeader ? OptionalInt.of(12) : OptionalInt.empty());

        PackagedPresentation presentation = Packages.pack(folder.resolve("out"), Clips.sound("en", file));

        PackagedTrack.Audio track = presentation.audio().getFirst();
        assertThat(track.jocComplexity()).hasValue(12);
        assertThat(track.channels()).isEqualTo(6);
        Path joined = Packages.joined(folder.resolve("out"), track);
        assertThat(configuration(joined).jocComplexity()).hasValue(12);
        assertThat(profile(joined)).isEqualTo("Dolby Digital Plus + Dolby Atmos");
        assertThat(MultivariantPlaylist.of(presentation)).contains("CHANNELS=\"12/JOC\"");
        assertThat(Mpd.of(presentation))
                .contains("EC3_ExtensionType:2018\" value=\"JOC\"", "EC3_ExtensionComplexityIndex:2018\" value=\"12\"");
    }

    @Test
    @DisplayName("nothing is announced of sound without objects, and its configuration stays as it was")
    void withoutObjects() {
        Path file = folder.resolve("sound.mp4");
        RealTools.ffmpeg(List.of("-i", encoded(List.of()).toString(), "-c", "copy", file.toString()));

        PackagedPresentation presentation = Packages.pack(folder.resolve("out"), Clips.sound("en", file));

        PackagedTrack.Audio track = presentation.audio().getFirst();
        assertThat(track.jocComplexity()).isEmpty();
        assertThat(configuration(Packages.joined(folder.resolve("out"), track))).isEqualTo(configuration(file));
        assertThat(MultivariantPlaylist.of(presentation)).contains("CHANNELS=\"6\"");
        assertThat(Mpd.of(presentation)).doesNotContain("EC3_Extension");
    }

    private Path encoded(List<String> options) {
        Path file = folder.resolve("sound.eac3");
        List<String> line = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=f=440:r=48000:d=3", "-ac", "6"));
        line.addAll(List.of("-c:a", "eac3", "-b:a", "320k"));
        line.addAll(options);
        line.add(file.toString());
        RealTools.ffmpeg(line);
        return file;
    }

    private static String profile(Path file) {
        return RealTools.run(
                        RealTools.bundledFfprobe(),
                        List.of(
                                "-v",
                                "error",
                                "-show_entries",
                                "stream=profile",
                                "-of",
                                "default=nw=1:nk=1",
                                file.toString()))
                .strip();
    }

    private static DolbyConfiguration configuration(Path file) {
        SampleEntry entry = Mp4File.read(file).tracks().getFirst().entry();
        assertThat(entry).isInstanceOf(SampleEntry.Dolby.class);
        return ((SampleEntry.Dolby) entry).config();
    }
}
