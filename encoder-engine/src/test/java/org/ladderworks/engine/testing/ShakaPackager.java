package org.ladderworks.engine.testing;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Shaka Packager, from npm in a locked version: it encrypts and decrypts by code that is not ours. */
public final class ShakaPackager {
    private static final Path SOURCE = Path.of("src/test/packagers");
    private static final Path TARGET = Path.of("target/packagers");
    private static final List<String> INPUTS = List.of("package.json", "package-lock.json", ".npmrc");
    private static final long MOST_MINUTES = 5;

    private ShakaPackager() {}

    /**
     * Encrypts the only track of a file into a fragmented one.
     *
     * @param scheme {@code cenc} or {@code cbcs}
     * @param iv 8 or 16 bytes, in hexadecimal as all of them
     */
    public static void encrypt(Path from, Path to, String stream, String scheme, String kid, String key, String iv) {
        run(List.of(
                "in=" + from + ",stream=" + stream + ",output=" + to + ",drm_label=KEY",
                "--enable_raw_key_encryption",
                "--keys",
                "label=KEY:key_id=" + kid + ":key=" + key + ":iv=" + iv,
                "--protection_scheme",
                scheme,
                "--clear_lead",
                "0",
                "--quiet"));
    }

    /** Encrypts the pictures of a file, with what Widevine, PlayReady and the common system are to be told in its header. */
    public static void signal(Path from, Path to, String scheme, String kid, String key) {
        run(List.of(
                "in=" + from + ",stream=video,output=" + to + ",drm_label=KEY",
                "--enable_raw_key_encryption",
                "--keys",
                "label=KEY:key_id=" + kid + ":key=" + key,
                "--protection_scheme",
                scheme,
                "--protection_systems",
                "Widevine,PlayReady,Common",
                "--clear_lead",
                "0",
                "--quiet"));
    }

    /** Decrypts the only track of a file. */
    public static void decrypt(Path from, Path to, String stream, String kid, String key) {
        run(List.of(
                "in=" + from + ",stream=" + stream + ",output=" + to,
                "--enable_raw_key_decryption",
                "--keys",
                "label=KEY:key_id=" + kid + ":key=" + key,
                "--quiet"));
    }

    private static void run(List<String> arguments) {
        RealTools.run(executable(), arguments);
    }

    private static Path executable() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean arm = "aarch64".equals(System.getProperty("os.arch"));
        String name = system.contains("win")
                ? "packager-win-x64.exe"
                : "packager-" + (system.contains("mac") ? "osx" : "linux") + (arm ? "-arm64" : "-x64");
        try {
            Path file = install().resolve("shaka-packager/bin").resolve(name);
            if (!file.toFile().setExecutable(true)) {
                throw new IOException(file + " cannot be made executable");
            }
            return file.toAbsolutePath();
        } catch (IOException e) {
            throw new AssertionError("Shaka Packager cannot be installed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static synchronized Path install() throws IOException, InterruptedException {
        Path npm = npm();
        Files.createDirectories(TARGET);
        // Two builds of the same checkout must not install at the same time.
        try (FileChannel channel =
                FileChannel.open(TARGET.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            Path marker = TARGET.resolve("installed");
            String wanted = Files.readString(SOURCE.resolve("package-lock.json"));
            if (!Files.exists(marker) || !Files.readString(marker).equals(wanted)) {
                Files.deleteIfExists(marker);
                clean(npm);
                Files.writeString(marker, wanted);
            }
        }
        return TARGET.resolve("node_modules");
    }

    private static void clean(Path npm) throws IOException, InterruptedException {
        for (String input : INPUTS) {
            Files.copy(SOURCE.resolve(input), TARGET.resolve(input), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = TARGET.resolve("npm.log");
        Process process = new ProcessBuilder(npm.toString(), "ci")
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

    private static Path npm() {
        List<String> folders =
                new ArrayList<>(List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)));
        folders.add("/usr/bin");
        for (String folder : folders) {
            Path npm = Path.of(folder.isBlank() ? "." : folder, "npm");
            if (!folder.isBlank() && Files.isExecutable(npm)) {
                return npm.toAbsolutePath();
            }
        }
        String message = "npm is missing; tests against Shaka Packager need it";
        if (Boolean.getBoolean("ladderworks.tools.required")) {
            throw new AssertionError(message);
        }
        System.out.println("skipped: " + message);
        Assumptions.abort(message);
        throw new AssertionError(message);
    }
}
