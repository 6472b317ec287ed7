package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.RealTools;
import tools.jackson.databind.JsonNode;

/** {@code package} with files that cannot be packaged. */
class PackageInputTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path clip = Path.of("unset");
    private Path output = Path.of("unset");

    @BeforeEach
    void makeClip() {
        clip = Media.clip(folder.resolve("clip.mp4"), 3, "-sc_threshold", "0");
        output = folder.resolve("new/package");
    }

    private Cli packaged(Object... renditions) {
        return Cli.run(Stream.concat(Stream.of("package", "--json", "--out", output), Stream.of(renditions))
                .toArray());
    }

    private void refused(ErrorCode code, String words, Object... renditions) {
        FolderState before = FolderState.of(folder);
        packaged(renditions).failsWith(code, renditions[0], words);
        before.isStillThatOf(folder);
    }

    @Test
    void missingFile() {
        refused(ErrorCode.SOURCE_NOT_FOUND, "there is no file", folder.resolve("missing.mp4"));
    }

    @Test
    void text() throws IOException {
        refused(ErrorCode.RENDITION_UNREADABLE, "no MP4 file", Media.text(folder.resolve("text.mp4"), "words, words"));
    }

    @Test
    void folderAsRendition() {
        refused(ErrorCode.SOURCE_IS_FOLDER, "is a folder", folder);
    }

    @Test
    void vp9Only() {
        Path vp9 = Media.convert(clip, folder.resolve("vp9.mp4"), "-an", "-c:v", "libvpx-vp9", "-cpu-used", "8");
        refused(ErrorCode.SOURCE_WITHOUT_MEDIA, "vp09", vp9);
    }

    @Test
    void otherGops() {
        Path other = Media.clip(folder.resolve("other.mp4"), 3, "-sc_threshold", "0", "-g", "20");
        refused(ErrorCode.RENDITIONS_NOT_ALIGNED, "IDR picture at 0.8", clip, other);
    }

    @Test
    void openGops() {
        Path open = Media.clip(
                folder.resolve("open.mp4"), 3, "-bf", "2", "-x264-params", "open-gop=1:bframes=2:scenecut=0:keyint=24");
        // A copy that begins at the second I picture, which is not an IDR picture.
        Path middle = folder.resolve("middle.mp4");
        RealTools.ffmpeg(List.of("-ss", "1.5", "-i", open + "", "-an", "-c", "copy", middle + ""));
        refused(ErrorCode.RENDITION_UNSUPPORTED, "closed GOPs", middle);
    }

    @Test
    void moreChannelsThanAManifestCanName() {
        Path ten = folder.resolve("ten.mp4");
        RealTools.ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='0|0|0|0|0|0|0|0|0|0':d=1:s=48000",
                "-c:a",
                "libopus",
                "-mapping_family",
                "255",
                ten + ""));
        refused(ErrorCode.RENDITION_UNSUPPORTED, "10 channels", ten);
    }

    @Test
    void truncated() throws IOException {
        refused(ErrorCode.RENDITION_UNREADABLE, "cut", Media.cut(clip, folder.resolve("cut.mp4"), 60));
    }

    @Test
    void damagedIndex() throws IOException {
        refused(ErrorCode.RENDITION_UNREADABLE, "samples", Media.lie(clip, folder.resolve("lie.mp4"), "stsz", 8));
    }

    @Test
    void shortSound() {
        Path pictures = Media.convert(clip, folder.resolve("pictures.mp4"), "-an", "-c", "copy");
        Path sound = Media.convert(clip, folder.resolve("short.m4a"), "-vn", "-c", "copy", "-t", "1");
        FolderState before = FolderState.of(folder);
        packaged(pictures, sound).failsWith(ErrorCode.RENDITION_AUDIO_SHORT, sound);
        before.isStillThatOf(folder);
    }

    @Test
    void theSameFileTwiceIsPackagedOnce() throws IOException {
        JsonNode once = packaged(clip, folder.resolve("./clip.mp4")).succeeds();
        assertEquals(1, once.path("video").size(), once.toString());
        assertEquals(1, once.path("audio").size(), once.toString());
        assertEquals(true, once.path("notes").toString().contains("named twice"), once.toString());
        assertEquals(true, Files.exists(output.resolve("master.m3u8")));
    }
}
