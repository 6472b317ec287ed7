package org.ladderworks.app.players;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    /**
     * A flash of two frames and a beep of 0.1 s at each full second from 1 s on.
     *
     * @param late how much later than the flash the beep begins, in seconds
     */
    static Path flashAndBeep(Path folder, int seconds, double late) throws IOException, InterruptedException {
        String clock = "(t-" + late + ")";
        String beep = "aevalsrc='if(gte(" + clock + ",0.9)*lt(mod(" + clock + ",1),0.1),0.8*sin(2*PI*1000*" + clock
                + "),0)':s=48000:d=" + seconds;
        return encode(
                folder,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "color=black:s=" + SIZE + ":r=25:d=" + seconds
                                + ",drawbox=t=fill:c=white:enable='lt(mod(n,25),2)*gte(n,25)'",
                        "-f",
                        "lavfi",
                        "-i",
                        beep));
    }

    /** Takes the edit list away that tells players to skip the AAC encoder's delay of one frame, 21.3 ms. */
    static void forgetPriming(Path folder) throws IOException {
        Path init = folder.resolve("init-stream2.m4s");
        String bytes = Files.readString(init, StandardCharsets.ISO_8859_1);
        if (!bytes.contains("edts")) {
            throw new IOException("no edit list in " + init);
        }
        Files.writeString(init, bytes.replace("edts", "free"), StandardCharsets.ISO_8859_1);
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

    /**
     * Makes the playlists fit the media. Shaka Player shifts each HLS segment from its tfdt to its place in the playlist:
     * by the date, where there is one, else by the durations before it. ffmpeg takes the AAC encoder's delay off the
     * first audio duration, although the edit list already does so; then Shaka Player takes it off twice, and all sound
     * from the second segment on is 21.3 ms early.
     */
    private static void mendPlaylists(Path folder) throws IOException {
        for (int i = 0; i < 3; i++) {
            Path playlist = folder.resolve("media_" + i + ".m3u8");
            String text = Files.readString(playlist);
            Files.writeString(
                    playlist,
                    text.replaceAll("#EXT-X-PROGRAM-DATE-TIME:.*\\n", "")
                            .replace("#EXTINF:1.898667", "#EXTINF:1.920000"));
        }
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
        mendPlaylists(folder);
        return folder;
    }
}
