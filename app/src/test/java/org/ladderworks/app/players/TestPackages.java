package org.ladderworks.app.players;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Small packages that Debian's ffmpeg makes, so that the harness is tested without the project's own packager. */
final class TestPackages {
    private static final String SIZE = "640x360";
    /** 48 frames of 25 fps are 90 AAC frames of 48 kHz. */
    private static final String SEGMENT = "1.92";

    private TestPackages() {}

    /** Two rungs, 640x360 and 320x180, and one sound track; 25 fps, five segments. */
    static Path moving(Path folder, int seconds) throws IOException, InterruptedException {
        return encode(
                folder,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=" + SIZE + ":r=25:d=" + seconds,
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=f=440:r=48000:d=" + seconds));
    }

    /** Copies a package. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }

    private static Path encode(Path folder, List<String> inputs) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> command = new ArrayList<>();
        command.add(HostTools.need("ffmpeg").toString());
        command.addAll(List.of("-nostdin", "-v", "error"));
        command.addAll(inputs);
        command.addAll(List.of("-filter_complex", "[0:v]split[a][s];[s]scale=320:180[b]"));
        command.addAll(List.of("-map", "[a]", "-map", "[b]", "-map", "1:a"));
        command.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"));
        command.addAll(List.of("-g", "48", "-keyint_min", "48", "-sc_threshold", "0"));
        command.addAll(List.of("-b:v:0", "600k", "-b:v:1", "200k", "-c:a", "aac", "-b:a", "96k"));
        command.addAll(List.of("-f", "dash", "-seg_duration", SEGMENT, "-hls_playlist", "1"));
        command.addAll(List.of("-use_template", "1", "-use_timeline", "1"));
        command.addAll(List.of("-adaptation_sets", "id=0,streams=v id=1,streams=a", "manifest.mpd"));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("ffmpeg did not make " + folder);
        }
        return folder;
    }
}
