package org.ladderworks.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.app.cli.LadderworksCommand;

/**
 * What the virtual machine watches once, so as to start faster and know what is hot from then on (JEP 483, 514, 515): the demo,
 * and its largest chunk packaged, clear and encrypted. The launcher runs it after a build, in a data folder that it throws away.
 */
public final class StartTraining {
    private StartTraining() {}

    /** Runs them all; the arguments are the data folder, which LADDERWORKS_HOME names as well, and one for packages. */
    public static void main(String[] arguments) throws IOException {
        Path packages = Path.of(arguments[1]);
        run("demo", "--seconds", "2", "--out", packages.resolve("demo").toString());
        String chunk = largestChunk(Path.of(arguments[0])).toString();
        run("package", chunk, "--out", packages.resolve("clear").toString());
        for (String scheme : List.of("cbcs", "cenc")) {
            Path drm = Files.writeString(
                    packages.resolve(scheme + ".json"),
                    "{\"content\": \"training\", \"systems\": [\"widevine\"], \"layout\": \"one\", \"scheme\": \""
                            + scheme + "\"}",
                    StandardCharsets.UTF_8);
            run(
                    "package",
                    chunk,
                    "--drm",
                    drm.toString(),
                    "--out",
                    packages.resolve(scheme).toString());
        }
        System.exit(0);
    }

    private static void run(String... command) {
        int exit = LadderworksCommand.run(command);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    private static Path largestChunk(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(StartTraining::isMp4)
                    .max((one, other) -> Long.compare(size(one), size(other)))
                    .orElseThrow();
        }
    }

    /** Pictures and measures are kept beside the rungs, under names of the same form. */
    private static boolean isMp4(Path file) {
        if (!file.toString().endsWith(".mp4")) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(file)) {
            // ISO/IEC 14496-12, 4.3: the size of the first box, then its type.
            return new String(bytes.readNBytes(8), StandardCharsets.ISO_8859_1).endsWith("ftyp");
        } catch (IOException e) {
            return false;
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
