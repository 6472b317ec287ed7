package org.ladderworks.app.preview;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.testing.RealTools;

/** Coded clips with text tracks inside of them. */
public final class SubtitledClip {
    private static final int PAGE = 0x16;
    private static final int END = 0x80;

    private SubtitledClip() {}

    /** Matroska with a SubRip track in English, an ASS track in German that has a title, and a PGS track. */
    public static Path matroska(Path folder, int frames, String english, String german) throws IOException {
        Path clip = CodedClip.encode(folder.resolve("pictures.mp4"), "320x180", "25", frames);
        List<String> line = new ArrayList<>(List.of("-i", "file:" + clip));
        line.addAll(List.of("-i", "file:" + Files.writeString(folder.resolve("en.srt"), english)));
        line.addAll(List.of("-i", "file:" + Files.writeString(folder.resolve("de.srt"), german)));
        line.addAll(List.of("-i", "file:" + Files.write(folder.resolve("pages.sup"), pages())));
        line.addAll(List.of("-map", "0:v", "-map", "1", "-map", "2", "-map", "3", "-c:v", "copy"));
        line.addAll(List.of("-c:s:0", "srt", "-c:s:1", "ass", "-c:s:2", "copy"));
        line.addAll(List.of("-metadata:s:s:0", "language=eng", "-metadata:s:s:1", "language=ger"));
        line.addAll(List.of("-metadata:s:s:1", "title=Untertitel", "-metadata:s:s:2", "language=eng"));
        Path muxed = folder.resolve("subtitled.mkv");
        line.add("file:" + muxed);
        RealTools.ffmpeg(line);
        return muxed;
    }

    /** MP4 or WebM with one text track, which begins {@code late} seconds after the pictures do. */
    static Path single(Path file, String codec, int frames, String srt, String... options) throws IOException {
        Path clip = CodedClip.encode(file.resolveSibling(file.getFileName() + ".mp4"), "320x180", "25", frames);
        Path text = Files.writeString(file.resolveSibling(file.getFileName() + ".srt"), srt);
        List<String> line = new ArrayList<>(List.of("-i", "file:" + clip, "-i", "file:" + text));
        line.addAll(List.of("-map", "0:v", "-map", "1", "-c:v", "copy", "-c:s", codec));
        line.addAll(List.of(options));
        line.add("file:" + file);
        RealTools.ffmpeg(line);
        return file;
    }

    /** Presentation graphics, each page without an object: enough for a track. */
    private static byte[] pages() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (int second = 1; second <= 2; second++) {
            segment(out, second, PAGE, new byte[] {1, 64, 0, (byte) 180, 0x10, 0, (byte) second, (byte) 0x80, 0, 0, 0});
            segment(out, second, END, new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static void segment(DataOutputStream out, int second, int type, byte[] payload) throws IOException {
        out.writeBytes("PG");
        out.writeInt(second * 90_000);
        out.writeInt(0);
        out.writeByte(type);
        out.writeShort(payload.length);
        out.write(payload);
    }
}
