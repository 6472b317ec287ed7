package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.error.ErrorCode;

/** What {@code serve} ends with instead of serving. */
@Timeout(60)
class ServeRefusedTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

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

    private static Cli serve(Path what) {
        return Cli.run("serve", "--json", what);
    }
}
