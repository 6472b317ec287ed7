package org.ladderworks.engine.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.cmaf.read.SampleTable;
import org.ladderworks.engine.disk.Sha256;

/**
 * Tells tracks apart without reading them: by the sizes and times of their samples, a few of their bytes, and how they are
 * cut. Equal tracks have equal outlines; unlike ones nearly always have other ones, on which no security rests.
 */
final class TrackOutline {
    /** 128 bits. */
    private static final int DIGITS = 32;

    private static final int LOOKS = 8;
    private static final int LOOK = 4096;

    private TrackOutline() {}

    /**
     * In hexadecimal.
     *
     * @param tracks that go into one file
     * @param cut names what else decides the bytes of its segments
     * @throws org.ladderworks.engine.error.PackagingException RENDITION_UNREADABLE
     */
    static String of(List<List<Chunk>> tracks, String cut) {
        MessageDigest digest = Sha256.digest();
        digest.update(cut.getBytes(StandardCharsets.UTF_8));
        for (List<Chunk> track : tracks) {
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(track.size()).flip());
            for (Chunk chunk : track) {
                samples(chunk.samples(), digest);
                look(chunk, digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }

    private static void samples(SampleTable samples, MessageDigest digest) {
        ByteBuffer buffer = ByteBuffer.allocate(LOOK);
        for (int i = 0; i < samples.count(); i++) {
            if (buffer.remaining() < Integer.BYTES + Long.BYTES) {
                digest.update(buffer.flip());
                buffer.clear();
            }
            buffer.putInt(samples.size(i)).putLong(samples.presentationTime(i));
        }
        digest.update(buffer.flip());
    }

    /** At the beginnings of samples that lie evenly in it. */
    private static void look(Chunk chunk, MessageDigest digest) {
        SampleTable samples = chunk.samples();
        ByteBuffer buffer = ByteBuffer.allocate(LOOK);
        try (FileChannel channel = FileChannel.open(chunk.file().path(), StandardOpenOption.READ)) {
            for (int sample : looks(samples.count())) {
                buffer.clear().limit(Math.min(LOOK, samples.size(sample)));
                int read = 0;
                while (buffer.hasRemaining() && read >= 0) {
                    read = channel.read(buffer, samples.offset(sample) + buffer.position());
                }
                digest.update(buffer.flip());
            }
        } catch (IOException e) {
            throw Mp4File.unreadable(chunk.file().path(), e);
        }
    }

    private static int[] looks(int count) {
        int[] looks = new int[Math.min(LOOKS, count)];
        Arrays.setAll(looks, i -> (int) ((long) i * count / looks.length));
        return looks;
    }
}
