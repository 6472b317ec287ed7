package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Material;

/**
 * An init segment and the media segments from one on, as one stream of bytes that FFmpeg reads: so the demuxer has each
 * sample's own time, and reads nothing of what lies before. For one thread.
 */
final class SegmentBytes implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Material.Segmented track;
    private final Reader reader = new Reader();
    private final AVIOContext context;
    private int next;
    private boolean begun;
    private @Nullable FileChannel open;

    SegmentBytes(Material.Segmented track, int firstPart) {
        this.track = track;
        next = firstPart;
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER)).capacity(BUFFER);
        context = avformat.avio_alloc_context(buffer, BUFFER, 0, null, reader, null, null);
        context.seekable(0);
    }

    AVIOContext context() {
        return context;
    }

    private int read(ByteBuffer into) throws IOException {
        while (true) {
            if (open != null) {
                int count = open.read(into);
                if (count > 0) {
                    return count;
                }
                open.close();
                open = null;
            }
            String name;
            if (!begun) {
                begun = true;
                name = track.init();
            } else if (next < track.parts().size()) {
                name = track.parts().get(next++).name();
            } else {
                return -1;
            }
            Path file = track.folder().resolve(name).normalize();
            if (!file.startsWith(track.folder().normalize())) {
                throw new IOException("a segment lies outside of its track: " + name);
            }
            open = FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    private final class Reader extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(@Nullable Pointer opaque, BytePointer buffer, int size) {
            try {
                int count = read(new BytePointer(buffer).capacity(size).asByteBuffer());
                return count < 0 ? avutil.AVERROR_EOF() : count;
            } catch (IOException | RuntimeException e) {
                return avutil.AVERROR_EOF();
            }
        }
    }

    @Override
    public void close() {
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
        reader.close();
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // It was only read.
            }
        }
    }
}
