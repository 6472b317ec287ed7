package org.ladderworks.app.players;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs the players, in the locked versions, below {@code target}; once, until the lock file changes. */
final class PlayerFiles {
    private static final Path SOURCE = Path.of("src/test/players");
    private static final Path TARGET = Path.of("target/players");
    private static final List<String> INPUTS = List.of("package.json", "package-lock.json", ".npmrc");
    private static final long MOST_MINUTES = 5;

    private PlayerFiles() {}

    /** The page and its scripts. */
    static Path page() {
        return SOURCE;
    }

    /** Folder that holds one folder for each player package. */
    static synchronized Path install() throws IOException, InterruptedException {
        Path npm = HostTools.need("npm");
        Files.createDirectories(TARGET);
        // Two builds of the same checkout must not install at the same time.
        try (FileChannel channel =
                FileChannel.open(TARGET.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Path marker = TARGET.resolve("installed");
            String wanted = inputs();
            if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
                Files.deleteIfExists(marker);
                clean(npm);
                Files.writeString(marker, wanted);
            }
        }
        return TARGET.resolve("node_modules");
    }

    private static String inputs() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String input : INPUTS) {
            all.append(Files.readString(SOURCE.resolve(input)));
        }
        return all.toString();
    }

    private static void clean(Path npm) throws IOException, InterruptedException {
        for (String input : INPUTS) {
            Files.copy(SOURCE.resolve(input), TARGET.resolve(input), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = TARGET.resolve("npm.log");
        Process process = new ProcessBuilder(npm.toAbsolutePath().toString(), "ci")
                .directory(TARGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("npm ci did not end within " + MOST_MINUTES + " minutes, see " + log);
        }
        if (process.exitValue() != 0) {
            throw new IOException("npm ci failed:\n" + Files.readString(log, StandardCharsets.UTF_8));
        }
    }
}
