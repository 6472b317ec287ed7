package org.ladderworks.app.preview.worker;

import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Material;

/**
 * Decodes backwards, by a decoder of its own: from the key frame before up to where is known already. For one thread at a
 * time.
 */
final class Rewind implements AutoCloseable {
    private static final int THREADS = 2;

    private final Material material;
    private final Upright upright;
    private final long frameTicks;
    private @Nullable TrackDecoder decoder;

    /** @param frameTicks the nominal length of a frame */
    Rewind(Material material, Upright upright, long frameTicks) {
        this.material = material;
        this.upright = upright;
        this.frameTicks = frameTicks;
    }

    /**
     * Decodes what lies right before {@code first}.
     *
     * @param room for so many frames, the last of them
     * @return true where nothing lies before that
     */
    boolean before(long first, int room, List<Still> earlier) throws Unshowable {
        TrackDecoder backward = decoder;
        if (backward == null) {
            backward = TrackDecoder.open(material, avutil.AVMEDIA_TYPE_VIDEO, 0, THREADS);
            decoder = backward;
        }
        long span = room * frameTicks;
        while (true) {
            boolean inside = backward.seek(first - 1);
            long from = first - span;
            backward.hurryUntil(from);
            boolean passed = false;
            int dropped = 0;
            for (AVFrame frame = backward.next(); frame != null && frame.pts() < first; frame = backward.next()) {
                if (frame.pts() < from) {
                    passed = true;
                    continue;
                }
                earlier.add(upright.still(frame));
                if (earlier.size() > room) {
                    earlier.removeFirst().close();
                    dropped++;
                }
            }
            boolean atBeginning = !inside || isStart(backward, earlier, passed, dropped);
            if (!earlier.isEmpty()) {
                return atBeginning && !passed && dropped == 0;
            }
            if (!passed) {
                return true;
            }
            // One frame has lasted that long.
            span *= 16;
        }
    }

    /** Whether decoding began where the track does. */
    private boolean isStart(TrackDecoder backward, List<Still> earlier, boolean passed, int dropped) {
        return !passed
                && dropped == 0
                && !earlier.isEmpty()
                && earlier.getFirst().pts() <= backward.start()
                && material instanceof Material.WholeFile;
    }

    @Override
    public void close() {
        if (decoder != null) {
            decoder.close();
        }
    }
}
