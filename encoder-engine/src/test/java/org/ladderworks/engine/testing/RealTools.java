package org.ladderworks.engine.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Assumptions;
import org.ladderworks.engine.EncodingEngine;

/**
 * Tools from outside that judge what we write. Where one is missing the test is skipped with a message, unless the system
 * property {@code ladderworks.tools.required} is {@code true}: then it fails.
 */
public final class RealTools {
    private static final long MOST_SECONDS = 120;

    private RealTools() {}

    /** The machine's own FFmpeg, which is not the one that we ship. */
    public static Path ffmpeg() {
        return installed(Path.of("/usr/bin/ffmpeg"));
    }

    /** The machine's own ffprobe. */
    public static Path ffprobe() {
        return installed(Path.of("/usr/bin/ffprobe"));
    }

    /** Decrypts what it is told to. */
    public static Path openssl() {
        return installed(Path.of("/usr/bin/openssl"));
    }

    /** A web server and cache, as Debian has it. */
    public static Path nginx() {
        return installed(Path.of("/usr/sbin/nginx"));
    }

    /** Needs GNOME's keyring, and a session's bus to reach it by. */
    public static void gnomeKeyring() {
        installed(Path.of("/usr/bin/gnome-keyring-daemon"));
        installed(Path.of("/usr/bin/dbus-run-session"));
    }

    /** Gives a program a pseudo terminal; part of every Debian. */
    public static Path script() {
        return installed(Path.of("/usr/bin/script"));
    }

    /** The FFmpeg that comes with the product; always there. */
    public static Path bundledFfmpeg() {
        return Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
    }

    /** Its ffprobe, which tells of Dolby Atmos; the machine's own may be too old for that. */
    public static Path bundledFfprobe() {
        return Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class));
    }

    /** A font of this machine, to draw text with. */
    public static Path font() {
        Optional<Path> font = EncodingEngine.systemFont();
        if (font.isEmpty()) {
            if (Boolean.getBoolean("ladderworks.tools.required")) {
                throw new AssertionError("a font such as DejaVu Sans Mono is required and missing");
            }
            System.out.println("skipped: there is no font such as DejaVu Sans Mono");
            Assumptions.abort("there is no font such as DejaVu Sans Mono");
        }
        return font.get();
    }

    /** Makes media by the bundled FFmpeg, which must succeed; a file that is there is replaced. */
    public static void ffmpeg(List<String> arguments) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y"));
        line.addAll(arguments);
        run(bundledFfmpeg(), line);
    }

    private static Path installed(Path tool) {
        if (!Files.isExecutable(tool)) {
            if (Boolean.getBoolean("ladderworks.tools.required")) {
                throw new AssertionError(tool + " is required and missing");
            }
            System.out.println("skipped: " + tool + " is missing");
            Assumptions.abort(tool + " is missing");
        }
        return tool;
    }

    /** Runs a tool to its end, and returns what it printed, both streams together; a failure or two minutes throw. */
    public static String run(Path tool, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(arguments);
        try {
            Path output = Files.createTempFile("tool", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("timed out: " + command);
            }
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            Files.delete(output);
            if (process.exitValue() != 0) {
                throw new AssertionError(command + " exited with " + process.exitValue() + ":\n" + text);
            }
            return text;
        } catch (IOException e) {
            throw new AssertionError("cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + command, e);
        }
    }
}
