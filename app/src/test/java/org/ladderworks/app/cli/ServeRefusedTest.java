package org.ladderworks.app.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** What {@code serve} ends with instead of serving. */
@Timeout(60)
class ServeRefusedTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("a port that another program has")
    void portInUse() throws IOException {
        Path made = emptyPackage();
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Cli.run("serve", "--json", "--port", other.getLocalPort(), made)
                    .failsWith(ErrorCode.PORT_UNUSABLE, "port " + other.getLocalPort() + " is in use", "--port");
        }
    }

    @Test
    @DisplayName("a port that there is not")
    void noPort() throws IOException {
        Path made = emptyPackage();
        for (int port : List.of(99_999, -1)) {
            Cli.run("serve", "--json", "--port=" + port, made)
                    .failsWith(ErrorCode.BAD_USAGE, "there is no port " + port, "0 to 65535");
        }
    }

    @Test
    @DisplayName("what is no package: a folder of something else, a file, nothing")
    void noPackage() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path key = Files.writeString(other.resolve("key.pem"), "not yours");
        serve(other).failsWith(ErrorCode.BAD_USAGE, other + " is no package", "no package.json");
        serve(key).failsWith(ErrorCode.BAD_USAGE, key + " is a file");
        serve(folder.resolve("nothing")).failsWith(ErrorCode.BAD_USAGE, "there is no folder");
        Files.writeString(other.resolve("package.json"), "{\"name\": \"of npm\"}");
        serve(other).failsWith(ErrorCode.BAD_USAGE, other + " is no package", "not a package index");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    @DisplayName("an encrypted package whose keys are in a vault that stays locked")
    void lockedVault() throws IOException {
        DataHome home = new DataHome(folder.resolve("data"));
        Path right = passphrase("the right one");
        Path drm = Files.writeString(
                folder.resolve("drm.json"),
                "{\"content\": \"film\", \"systems\": [\"widevine\"], \"layout\": \"one\"}");
        Path out = folder.resolve("out");
        Path clip = Media.clip(folder.resolve("clip.mp4"), 2);
        Cli.at(home, "package", "--json", "--drm", drm, "--passphrase-file", right, "--out", out, clip)
                .succeeds();

        Path wrong = passphrase("a wrong one");
        Cli.at(home, "serve", "--json", "--drm", drm, "--passphrase-file", wrong, out)
                .failsWith(ErrorCode.VAULT_LOCKED, "is wrong");
        Cli.at(home, "serve", "--json", "--passphrase-file", wrong, out).failsWith(ErrorCode.VAULT_LOCKED, "is wrong");
        Cli.at(home, "serve", "--json", "--drm", drm, out).failsWith(ErrorCode.VAULT_LOCKED, "needs a passphrase");
        Cli.at(home, "serve", "--json", out).failsWith(ErrorCode.VAULT_LOCKED, "needs a passphrase");
    }

    private static Cli serve(Path what) {
        return Cli.run("serve", "--json", what);
    }

    private Path passphrase(String text) throws IOException {
        Path file = folder.resolve(text + ".txt");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text + "\n");
    }

    private Path emptyPackage() throws IOException {
        Path made = Files.createDirectory(folder.resolve("package"));
        PackageIndex index = new PackageIndex(
                PackageIndex.FORMAT,
                PackageIndex.VERSION,
                Optional.empty(),
                "1.000000",
                1,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        Files.writeString(made.resolve(PackageIndex.FILE_NAME), index.toJson());
        return made;
    }
}
