package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;

/** Output folders that are somebody else's, ours, or nobody's to write to. */
class OutputFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path shared;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path clip;

    private Path output = Path.of("unset");

    @BeforeAll
    static void makeClip() {
        clip = Media.clip(shared.resolve("clip.mp4"), 1);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        output = Files.createDirectory(folder.resolve("package"));
    }

    private void refused(ErrorCode code, Path out, Object... words) {
        FolderState before = FolderState.of(folder);
        Cli.encode(clip, out).failsWith(code, words);
        Cli.run("package", "--json", "--out", out, clip).failsWith(code, words);
        before.isStillThatOf(folder);
    }

    private static String listed(String... paths) {
        List<String> files = Stream.of(paths)
                .map(path -> "{\"path\": \"" + path + "\", \"role\": \"SEGMENT\", \"size\": 1, \"sha256\": \"00\"}")
                .toList();
        return """
            {"format": "ladderworks-package", "version": 1, "duration": "1.000000", "targetDuration": 6,
             "renditions": [], "files": [%s]}
            """.formatted(String.join(", ", files));
    }

    @Test
    void aFolderWithAFileOfTheUsersIsRefused() throws IOException {
        Files.writeString(output.resolve("notes.txt"), "mine");
        refused(ErrorCode.OUTPUT_NOT_EMPTY, output, output, "notes.txt", "nothing in this one was changed");
    }

    @Test
    void theFolderOfTheSourceIsRefusedAndASubfolderOfItIsNot() throws IOException {
        Path source = Files.copy(clip, output.resolve("source.mp4"));
        FolderState before = FolderState.of(folder);
        Cli.encode(source, output).failsWith(ErrorCode.OUTPUT_NOT_EMPTY, "source.mp4");
        before.isStillThatOf(folder);
        Cli.encode(source, output.resolve("below/it")).succeeds();
        assertTrue(Files.exists(output.resolve("below/it/master.m3u8")));
        assertEquals(Files.size(clip), Files.size(source));
    }

    @Test
    void aFileInThePlaceOfTheFolderOrOfAParentIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        refused(ErrorCode.OUTPUT_NOT_WRITABLE, file, file, "it is a file");
        refused(ErrorCode.OUTPUT_NOT_WRITABLE, file.resolve("below/it"), file + " is a file");
    }

    @Test
    void theSourceItselfAsOutputIsRefused() throws IOException {
        Path source = Files.copy(clip, folder.resolve("source.mp4"));
        FolderState before = FolderState.of(folder);
        Cli.encode(source, source).failsWith(ErrorCode.OUTPUT_NOT_WRITABLE, source, "it is a file");
        before.isStillThatOf(folder);
    }

    @Test
    void aLinkToAFolderIsFollowedAndStays() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), output);
        Cli.encode(clip, link).succeeds();
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.exists(output.resolve("package.json")));
        Cli.encode(clip, link).succeeds();
    }

    @Test
    void whatLiesBehindALinkIsLookedAtAsWell() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), output);
        Path mine = Files.writeString(output.resolve("notes.txt"), "mine");
        refused(ErrorCode.OUTPUT_NOT_EMPTY, link, link, "notes.txt", "nothing in this one was changed");
        Files.delete(mine);

        Cli.encode(clip, link).succeeds();
        Files.writeString(output.resolve("video/poster.jpg"), "mine");
        refused(ErrorCode.OUTPUT_NOT_EMPTY, link, "video/poster.jpg");
        Files.delete(output.resolve("package.json"));
        refused(ErrorCode.OUTPUT_NOT_EMPTY, link, link);
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedAndStays() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        refused(ErrorCode.OUTPUT_NOT_WRITABLE, link, link, "leads nowhere");
    }

    @Test
    void stagingThatIsALinkIsRefusedAndNotFollowed() throws IOException {
        Path precious = folder.resolve("precious");
        Files.createDirectories(precious.resolve("package"));
        Files.createDirectories(precious.resolve("chunks"));
        Files.writeString(precious.resolve("chunks/letter.txt"), "mine");
        Files.createSymbolicLink(output.resolve(".ladderworks-staging"), precious);
        refused(ErrorCode.OUTPUT_NOT_EMPTY, output, ".ladderworks-staging");
    }

    @Test
    void anEarlierPackageIsReplacedWithNothingOfItLeft() throws IOException {
        Path longer = Media.clip(folder.resolve("longer.mp4"), 9);
        Cli.encode(longer, output).succeeds();
        assertTrue(Files.exists(output.resolve("video/avc-180p/00002.m4s")));
        Cli.encode(clip, output).succeeds();
        assertFalse(Files.exists(output.resolve("video/avc-180p/00002.m4s")));
        Path afresh = folder.resolve("afresh");
        Cli.encode(clip, afresh).succeeds();
        FolderState.of(afresh).isStillThatOf(output);
    }

    @Test
    void anEarlierPackageStaysWholeWhereTheNewOneFails() throws IOException {
        Cli.encode(clip, output).succeeds();
        Path cut = Media.spoil(clip, folder.resolve("noise.mp4"), 50, 5_000);
        FolderState before = FolderState.of(folder);
        Cli.encode(cut, output).failsWith(ErrorCode.SOURCE_DAMAGED, cut);
        before.isStillThatOf(folder);
    }

    @Test
    void anEarlierPackageWithAFileOfTheUsersIsRefused() throws IOException {
        Cli.encode(clip, output).succeeds();
        Files.writeString(output.resolve("video/poster.jpg"), "mine");
        refused(ErrorCode.OUTPUT_NOT_EMPTY, output, "video/poster.jpg");
    }

    @Test
    void aPackageJsonOfAnotherProgramIsRefused() throws IOException {
        Path index = output.resolve("package.json");
        Files.writeString(index, "{\"name\": \"left-pad\", \"version\": \"1.0.0\", \"files\": [\"index.js\"]}");
        refused(ErrorCode.OUTPUT_NOT_EMPTY, output, "package.json is not one of ours");
        for (String text : List.of("", "null", "[]", "{", "\u0000\u0001")) {
            Files.writeString(index, text);
            refused(ErrorCode.OUTPUT_NOT_EMPTY, output, "package.json is not one of ours");
        }
    }

    @Test
    void aPackageJsonThatListsPathsOutsideDeletesNothing() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "mine");
        for (String path : List.of("../precious", precious.toString(), "video/../../precious", "./../precious", "..")) {
            Files.writeString(output.resolve("package.json"), listed(path));
            refused(ErrorCode.OUTPUT_NOT_EMPTY, output, "package.json is not one of ours");
        }
        Files.createSymbolicLink(output.resolve("video"), folder);
        Files.writeString(output.resolve("package.json"), listed("video/precious"));
        refused(ErrorCode.OUTPUT_NOT_EMPTY, output, "video");
    }

    @Test
    @DisplayName("a job killed while it moved its package in: what it moved is taken away, by the index it left")
    void anInterruptedMoveIsSwept() throws IOException {
        Path staging = Files.createDirectories(output.resolve(".ladderworks-staging/package"));
        Files.writeString(staging.resolve("package.json"), listed("video/avc-999p/00001.m4s", "manifest.mpd"));
        Files.createDirectories(output.resolve("video/avc-999p"));
        Files.writeString(output.resolve("video/avc-999p/00001.m4s"), "x");
        Files.writeString(output.resolve("manifest.mpd"), "x");
        Cli.encode(clip, output).succeeds();
        assertFalse(Files.exists(output.resolve("video/avc-999p")));
        assertFalse(Files.exists(output.resolve(".ladderworks-staging")));
        assertTrue(Files.size(output.resolve("manifest.mpd")) > 1);
    }

    @Test
    @DisplayName("a job killed while it wrote its index does not block the folder")
    void aHalfWrittenIndexIsSwept() throws IOException {
        Path staging = Files.createDirectories(output.resolve(".ladderworks-staging/package"));
        Files.writeString(staging.resolve("package.json"), "{\"format\": \"ladderw");
        Cli.encode(clip, output).succeeds();
        assertFalse(Files.exists(output.resolve(".ladderworks-staging")));
    }

    @Test
    void filesPutThereMeanwhileAreKeptAndTheJobFails() throws IOException {
        Path mine = output.resolve("video/mine.txt");
        Cli ended = Meddling.encode(
                "package",
                () -> {
                    Files.createDirectories(mine.getParent());
                    Files.writeString(mine, "mine");
                },
                clip,
                output);
        ended.failsWith(ErrorCode.OUTPUT_NOT_EMPTY, output, "mine.txt");
        assertEquals("mine", Files.readString(mine));
        assertFalse(Files.exists(output.resolve(".ladderworks-staging")));
        assertFalse(Files.exists(output.resolve("master.m3u8")));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderWithoutWritePermissionIsRefused() throws Exception {
        Path child = Files.createDirectory(folder.resolve("child"));
        Files.setPosixFilePermissions(output, PosixFilePermissions.fromString("r-xr-xr-x"));
        for (Path out : List.of(output, output.resolve("below/it"))) {
            try (ChildCli job =
                    ChildCli.start(child, Rights.ofNobodySpecial(), "encode", "--json", "--out", out, clip)) {
                job.awaitEnd().failsWith(ErrorCode.OUTPUT_NOT_WRITABLE, out, "permission denied", "Name a folder");
            }
        }
        try (Stream<Path> left = Files.list(output)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aSourceWithoutReadPermissionIsRefused() throws Exception {
        Path child = Files.createDirectory(folder.resolve("child"));
        Path secret = Files.copy(clip, folder.resolve("secret.mp4"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        try (ChildCli job = ChildCli.start(
                child, Rights.ofNobodySpecial(), "encode", "--json", "--out", output.resolve("new"), secret)) {
            job.awaitEnd().failsWith(ErrorCode.SOURCE_UNREADABLE, secret, "may not be read", "permission");
        }
        assertFalse(Files.exists(output.resolve("new")));
    }
}
