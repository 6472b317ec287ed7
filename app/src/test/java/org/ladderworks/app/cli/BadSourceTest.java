package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.testing.DolbyVisionBox;
import org.ladderworks.engine.testing.MadeSource;
import org.ladderworks.engine.testing.RealTools;

/** Sources that cannot be encoded: each has its error, and leaves everything as it was. */
class BadSourceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    @SuppressWarnings("NullAway.Init")
    private static Path sound;

    @BeforeAll
    static void makeClips() {
        clip = Media.clip(folder.resolve("clip.mp4"), 3);
        sound = Media.convert(clip, folder.resolve("sound.m4a"), "-vn", "-c", "copy", "-movflags", "+faststart");
    }

    /** @param words that the message must have beside the file's name */
    private record Case(Path source, ErrorCode code, List<String> words) {}

    private static Case of(Path source, ErrorCode code, String... words) {
        return new Case(source, code, List.of(words));
    }

    @TestFactory
    @DisplayName("what is no media at all")
    List<DynamicTest> noMedia() throws IOException {
        byte[] random = new byte[100];
        new Random(7).nextBytes(random);
        Path picture = folder.resolve("picture.jpg");
        RealTools.ffmpeg(List.of("-f", "lavfi", "-i", "testsrc2=size=64x64", "-frames:v", "1", picture + ""));
        String caption = "1\n00:00:00,000 --> 00:00:01,000\nHello\n";
        return tests(
                of(folder.resolve("missing.mp4"), ErrorCode.SOURCE_NOT_FOUND, "there is no file", "spelling"),
                of(folder, ErrorCode.SOURCE_IS_FOLDER, "is a folder", "inside it"),
                of(Files.createFile(folder.resolve("empty.mp4")), ErrorCode.SOURCE_EMPTY, "0 bytes"),
                of(
                        Media.text(folder.resolve("text.mp4"), "Only words, and some more of them.\n"),
                        ErrorCode.SOURCE_NOT_MEDIA,
                        "not in a media format",
                        "Give an MP4"),
                of(
                        Files.write(folder.resolve("random.mp4"), random),
                        ErrorCode.SOURCE_NOT_MEDIA,
                        "not in a media format"),
                of(picture, ErrorCode.SOURCE_NOT_MEDIA, "not in a media format"),
                of(
                        Files.copy(picture, folder.resolve("jpeg.mp4")),
                        ErrorCode.SOURCE_NOT_MEDIA,
                        "not in a media format"),
                of(Media.text(folder.resolve("caption.srt"), caption), ErrorCode.SOURCE_NOT_MEDIA),
                of(Media.text(folder.resolve("caption.mp4"), caption), ErrorCode.SOURCE_NOT_MEDIA));
    }

    @TestFactory
    @DisplayName("scripts and playlists that name other files")
    List<DynamicTest> playlists() throws IOException {
        String mpd = "<?xml version=\"1.0\"?>\n<!-- x -->\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"></MPD>\n";
        return tests(
                of(
                        Media.text(folder.resolve("concat.mp4"), "ffconcat version 1.0\nfile clip.mp4\n"),
                        ErrorCode.SOURCE_IS_PLAYLIST,
                        "names other files",
                        "Name the media file itself"),
                of(Media.text(folder.resolve("mpd.mp4"), mpd), ErrorCode.SOURCE_IS_PLAYLIST),
                of(
                        Media.text(folder.resolve("hls.mp4"), "\uFEFF#EXTM3U\n#EXTINF:3,\nclip.mp4\n"),
                        ErrorCode.SOURCE_IS_PLAYLIST));
    }

    @TestFactory
    @DisplayName("what is encrypted")
    List<DynamicTest> encrypted() {
        Path encrypted = Media.encrypted(clip, folder.resolve("encrypted.mp4"));
        return tests(of(encrypted, ErrorCode.SOURCE_UNSUPPORTED, "is encrypted", "drm inspect"));
    }

    @TestFactory
    @DisplayName("what is no regular file")
    List<DynamicTest> notRegular() throws IOException {
        RealTools.run(
                Path.of("/usr/bin/mkfifo"), List.of(folder.resolve("fifo.mp4").toString()));
        Files.createSymbolicLink(folder.resolve("loop1.mp4"), folder.resolve("loop2.mp4"));
        Files.createSymbolicLink(folder.resolve("loop2.mp4"), folder.resolve("loop1.mp4"));
        Files.createSymbolicLink(folder.resolve("dangling.mp4"), folder.resolve("nowhere.mp4"));
        return tests(
                of(folder.resolve("fifo.mp4"), ErrorCode.SOURCE_UNREADABLE, "pipe", "Copy"),
                of(Path.of("/dev/zero"), ErrorCode.SOURCE_UNREADABLE, "device"),
                of(folder.resolve("loop1.mp4"), ErrorCode.SOURCE_UNREADABLE, "leads back to itself"),
                of(folder.resolve("dangling.mp4"), ErrorCode.SOURCE_NOT_FOUND, "link to a file that is not there"));
    }

    @TestFactory
    @DisplayName("files that end early, wherever their container tells")
    List<DynamicTest> truncated() throws IOException {
        Path slow = Media.clip(folder.resolve("moov-last.mp4"), 3, "-movflags", "-faststart");
        List<Case> cases = new ArrayList<>(List.of(
                of(
                        Media.cut(slow, folder.resolve("cut-no-moov.mp4"), 60),
                        ErrorCode.SOURCE_INCOMPLETE,
                        "moov",
                        "Copy or export"),
                of(
                        Media.cut(clip, folder.resolve("cut-mdat.mp4"), 60),
                        ErrorCode.SOURCE_TRUNCATED,
                        "of its 75 video frames",
                        "end of it is missing"),
                of(
                        Media.cut(sound, folder.resolve("cut-sound.m4a"), 60),
                        ErrorCode.SOURCE_TRUNCATED,
                        "audio stream 0")));
        for (String name : List.of("mkv", "avi", "mxf")) {
            String[] codecs = name.equals("mxf")
                    ? new String[] {"-c:v", "mpeg2video", "-c:a", "pcm_s16le"}
                    : new String[] {"-c", "copy"};
            Path whole = Media.convert(clip, folder.resolve("whole." + name), codecs);
            cases.add(
                    of(Media.cut(whole, folder.resolve("cut." + name), 60), ErrorCode.SOURCE_TRUNCATED, "ends early"));
        }
        for (String name : List.of("mka", "wav")) {
            Path whole = Media.convert(sound, folder.resolve("whole-sound." + name));
            cases.add(
                    of(Media.cut(whole, folder.resolve("cut." + name), 60), ErrorCode.SOURCE_TRUNCATED, "ends early"));
        }
        return tests(cases.toArray(Case[]::new));
    }

    @TestFactory
    @DisplayName("files with damage inside")
    List<DynamicTest> damaged() throws IOException {
        Path stream = Media.convert(clip, folder.resolve("whole.ts"), "-c", "copy");
        return tests(
                of(
                        Media.spoil(clip, folder.resolve("noise.mp4"), 40, 20_000),
                        ErrorCode.SOURCE_DAMAGED,
                        "damaged data at",
                        "00:00:0"),
                of(Media.spoil(stream, folder.resolve("noise.ts"), 40, 20_000), ErrorCode.SOURCE_DAMAGED, "00:00:0"),
                of(
                        Media.spoil(sound, folder.resolve("noise.m4a"), 40, 4_000),
                        ErrorCode.SOURCE_DAMAGED,
                        "in audio stream 0"),
                // stsz and stts that promise 2^31 samples must neither be believed nor fill the memory.
                of(Media.lie(clip, folder.resolve("stsz.mp4"), "stsz", 8), ErrorCode.SOURCE_DAMAGED, "damaged index"),
                of(Media.lie(clip, folder.resolve("stts.mp4"), "stts", 4), ErrorCode.SOURCE_DAMAGED, "damaged index"));
    }

    @Test
    @DisplayName("where a piece is damaged is told as a player of the whole file shows it")
    void damagedPiece() throws IOException {
        Path whole = Media.clip(folder.resolve("long.mp4"), 20);
        Path late = Media.spoil(whole, folder.resolve("late.mp4"), 80, 20_000);
        Cli.encode(late, folder.resolve("piece"), "--from", "10")
                .failsWith(ErrorCode.SOURCE_DAMAGED, late, "damaged data at", "00:00:1");
    }

    @TestFactory
    @DisplayName("media that is not encoded")
    List<DynamicTest> unsupported() throws IOException {
        Path text = Media.text(folder.resolve("only.srt"), "1\n00:00:00,000 --> 00:00:01,000\nHello\n");
        Path captions = Media.convert(text, folder.resolve("captions.mkv"), "-c:s", "srt");
        Path hdr = MadeSource.of(
                folder.resolve("hdr.mp4"),
                "testsrc2=s=320x180:r=25:d=1",
                MadeSource.hevc("", "-pix_fmt", "yuv420p10le"));
        return tests(
                of(captions, ErrorCode.SOURCE_WITHOUT_MEDIA, "no video and no audio", "Check"),
                of(
                        DolbyVisionBox.add(hdr, folder.resolve("dolby.mp4"), 5, 0),
                        ErrorCode.SOURCE_UNSUPPORTED,
                        "Dolby Vision profile 5",
                        "8.1"));
    }

    private static List<DynamicTest> tests(Case... cases) {
        return List.of(cases).stream()
                .map(given ->
                        dynamicTest(given.code().label() + " " + given.source().getFileName(), () -> {
                            Path output = folder.resolve("new/deeper/package");
                            FolderState before = FolderState.of(folder);
                            FolderState temporary = FolderState.ofTemporaryFiles();
                            Cli.encode(given.source(), output)
                                    .failsWith(given.code(), given.source())
                                    .failsWith(given.code(), given.words().toArray());
                            before.isStillThatOf(folder);
                            assertEquals(temporary, FolderState.ofTemporaryFiles());
                        }))
                .toList();
    }
}
