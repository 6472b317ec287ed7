package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.testing.RealTools;

/** Transport streams that were packaged, and what others read of them. */
final class TransportClip {
    private TransportClip() {}

    /** All segments of a track as one file. */
    static Path joined(Path directory, PackagedTrack track) {
        Path folder = directory.resolve(TransportSet.FOLDER).resolve(track.path());
        Path file = folder.resolveSibling(folder.getFileName() + "-joined.ts");
        try (OutputStream out = Files.newOutputStream(file)) {
            for (PackagedSegment segment : track.segments()) {
                Files.copy(folder.resolve(segment.fileName()), out);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that FFmpeg has to say against a file while it decodes it. */
    static String complaints(Path ffmpeg, Path file) {
        return RealTools.run(
                ffmpeg, List.of("-nostdin", "-v", "warning", "-i", file.toString(), "-map", "0", "-f", "null", "-"));
    }

    /** MD5 of each decoded picture, without their times; some options of input come before the file. */
    static List<String> pictures(Path ffmpeg, Path file, String... input) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error"));
        line.addAll(List.of(input));
        line.addAll(List.of("-i", file.toString(), "-map", "0:v", "-fps_mode", "passthrough", "-f", "framemd5", "-"));
        return RealTools.run(ffmpeg, line)
                .lines()
                .filter(told -> !told.startsWith("#"))
                .map(told -> told.substring(told.lastIndexOf(',') + 1).strip())
                .toList();
    }

    /** Decoded sound, 16 bits a sample. */
    static byte[] sound(Path ffmpeg, Path file, Path raw, String... filter) {
        List<String> line = new ArrayList<>(List.of("-nostdin", "-v", "error", "-y", "-i", file.toString()));
        line.addAll(List.of(filter));
        line.addAll(List.of("-map", "0:a", "-f", "s16le", raw.toString()));
        RealTools.run(ffmpeg, line);
        try {
            return Files.readAllBytes(raw);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A packet as ffprobe tells it, in ticks of its stream. */
    record Times(long pts, long dts) {}

    static List<Times> packets(Path file, String stream) {
        return RealTools.run(
                        RealTools.ffprobe(),
                        List.of(
                                "-v",
                                "quiet",
                                "-select_streams",
                                stream,
                                "-show_entries",
                                "packet=pts,dts",
                                "-of",
                                "csv=p=0",
                                file.toString()))
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(",", -1))
                .map(parts -> new Times(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .toList();
    }
}
