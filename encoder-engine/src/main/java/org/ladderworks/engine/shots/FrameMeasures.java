package org.ladderworks.engine.shots;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was measured of a run of frames, one value for each frame. Runs that follow each other are joined as if they had been
 * measured at once. Immutable.
 */
public final class FrameMeasures {
    /** Raised when the same frames are measured into other values. */
    public static final int VERSION = 1;

    /** How FFmpeg makes the pictures that are measured, of any picture. */
    public static final String FILTER =
            "scale=" + TinyFrame.WIDTH + ":" + TinyFrame.HEIGHT + ":flags=area:out_range=pc,format=yuv444p";

    /** A day at 120 frames a second: nothing longer was measured. */
    private static final int MOST = 86_400 * 120;

    /** How many frames of either end are kept, so that runs can be joined. */
    private static final int KEPT = 2;

    private final float[] brightness;
    private final float[] contrast;
    private final float[] change;
    private final float[] changeAcross;
    private final List<TinyFrame> head;
    private final List<TinyFrame> tail;

    private FrameMeasures(Builder built) {
        brightness = built.brightness.values();
        contrast = built.contrast.values();
        change = built.change.values();
        changeAcross = built.changeAcross.values();
        head = List.copyOf(built.head);
        tail = List.copyOf(built.tail);
    }

    public int frames() {
        return brightness.length;
    }

    /** Average luminance, 0 to 255. */
    public float brightness(int frame) {
        return brightness[frame];
    }

    /** Standard deviation of luminance. */
    public float contrast(int frame) {
        return contrast[frame];
    }

    /** Average distance to the frame before, 0 to 255; 0 for the first frame. */
    public float change(int frame) {
        return change[frame];
    }

    /** Average distance between the frame before and the frame behind; 0 for the first and the last frame. */
    public float changeAcross(int frame) {
        return changeAcross[frame];
    }

    /** Measures pictures that {@link #FILTER} made, one behind the other, to their end. */
    public static FrameMeasures measure(InputStream pictures) throws IOException {
        Builder builder = new Builder();
        byte[] bytes = new byte[TinyFrame.BYTES];
        for (int read = pictures.readNBytes(bytes, 0, bytes.length);
                read > 0;
                read = pictures.readNBytes(bytes, 0, bytes.length)) {
            if (read < bytes.length) {
                throw new IOException("the last picture is cut short");
            }
            builder.add(new TinyFrame(bytes));
        }
        return new FrameMeasures(builder);
    }

    /** Runs that follow each other as one. */
    public static FrameMeasures joined(List<FrameMeasures> runs) {
        Builder builder = new Builder();
        runs.forEach(builder::add);
        return new FrameMeasures(builder);
    }

    /** Writes them, to be read by {@link #read}. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(out))) {
            data.writeInt(VERSION);
            data.writeInt(frames());
            for (float[] values : List.of(brightness, contrast, change, changeAcross)) {
                for (float value : values) {
                    data.writeFloat(value);
                }
            }
            for (List<TinyFrame> end : List.of(head, tail)) {
                for (TinyFrame frame : end) {
                    data.write(frame.bytes());
                }
            }
        }
    }

    /** Reads what {@link #write} wrote; fails where it is anything else. */
    public static FrameMeasures read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DataInputStream data = new DataInputStream(new BufferedInputStream(in))) {
            int version = data.readInt();
            int frames = data.readInt();
            if (version != VERSION || frames < 0 || frames > MOST) {
                throw new IOException(file + " holds no measures of version " + VERSION);
            }
            Builder builder = new Builder();
            for (Floats values : List.of(builder.brightness, builder.contrast, builder.change, builder.changeAcross)) {
                for (int i = 0; i < frames; i++) {
                    values.add(data.readFloat());
                }
            }
            for (List<TinyFrame> end : List.of(builder.head, builder.tail)) {
                for (int i = 0; i < Math.min(KEPT, frames); i++) {
                    end.add(new TinyFrame(data.readNBytes(TinyFrame.BYTES)));
                }
            }
            return new FrameMeasures(builder);
        }
    }

    /** Collects frames, or runs of them that were measured already. */
    private static final class Builder {
        private final Floats brightness = new Floats();
        private final Floats contrast = new Floats();
        private final Floats change = new Floats();
        private final Floats changeAcross = new Floats();
        private final List<TinyFrame> head = new ArrayList<>();
        private final List<TinyFrame> tail = new ArrayList<>();

        void add(TinyFrame frame) {
            meet(frame);
            brightness.add(frame.brightness());
            contrast.add(frame.contrast());
            change.add(tail.isEmpty() ? 0 : tail.getLast().distanceTo(frame));
            changeAcross.add(0);
            keep(frame);
        }

        void add(FrameMeasures run) {
            if (run.frames() <= KEPT) {
                run.head.forEach(this::add);
                return;
            }
            meet(run.head.getFirst());
            float first = tail.isEmpty() ? 0 : tail.getLast().distanceTo(run.head.getFirst());
            float across = tail.isEmpty() ? 0 : tail.getLast().distanceTo(run.head.getLast());
            for (int i = 0; i < run.frames(); i++) {
                brightness.add(run.brightness[i]);
                contrast.add(run.contrast[i]);
                change.add(i == 0 ? first : run.change[i]);
                changeAcross.add(i == 0 ? across : run.changeAcross[i]);
            }
            run.head.forEach(this::keep);
            run.tail.forEach(this::keep);
        }

        /** The last frame so far learns which one is behind it. */
        private void meet(TinyFrame next) {
            if (tail.size() == KEPT) {
                changeAcross.setLast(tail.getFirst().distanceTo(next));
            }
        }

        private void keep(TinyFrame frame) {
            if (head.size() < KEPT) {
                head.add(frame);
            }
            if (tail.size() == KEPT) {
                tail.removeFirst();
            }
            tail.add(frame);
        }
    }
}
