package org.ladderworks.app.preview.worker;

import java.nio.IntBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.time.Resolution;

/** Frames of any form and size as BGRA of a size; large ones are done in slices by several threads. For one thread. */
final class Scaling implements AutoCloseable {
    private static final int BYTES = 4;
    private static final int MOST_SCALERS = 8;
    private static final int ONE = 1 << 16;
    private static final int FLAGS =
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;

    /** Exact chroma has no vector code in FFmpeg: a picture of 1080p takes one core half of what a step may take. */
    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    /** Less is done before threads are awake. */
    private static final int FEWEST_PIXELS = 256 * 256;

    private final Map<Key, Scaler> scalers = new LinkedHashMap<>(16, 0.75f, true);

    private record Key(int width, int height, int format, int toWidth, int toHeight, int matrix, int range) {}

    /** A scaler with a frame of its own to draw into, as slices only go to memory that FFmpeg counts. */
    private record Scaler(SwsContext context, AVFrame drawn) implements AutoCloseable {
        @Override
        public void close() {
            swscale.sws_freeContext(context);
            avutil.av_frame_free(drawn);
        }
    }

    /** Draws a part of a frame, opaque, in rows without gaps. */
    void scale(AVFrame frame, int left, int top, int width, int height, Resolution size, BytePointer out)
            throws Unshowable {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG
                || format.name().getString().startsWith("yuvj");
        int matrix = matrix(frame);
        Key key = new Key(width, height, frame.format(), size.width(), size.height(), matrix, full ? 1 : 0);
        Scaler scaler = scalers.get(key);
        if (scaler == null) {
            scaler = scaler(key, format);
            scalers.put(key, scaler);
            if (scalers.size() > MOST_SCALERS) {
                Iterator<Scaler> eldest = scalers.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
        }
        AVFrame part = avutil.av_frame_clone(frame);
        if (part == null || part.isNull()) {
            throw new OutOfMemoryError("a frame");
        }
        try {
            part.width(width).height(height);
            for (int i = 0; i < 4; i++) {
                part.data(i, plane(frame, format, i, left, top));
            }
            if (swscale.sws_scale_frame(scaler.context(), scaler.drawn(), part) < 0) {
                throw undrawable(format);
            }
        } finally {
            avutil.av_frame_free(part);
        }
        copy(scaler.drawn(), out, size);
        opaque(out, size);
    }

    private static Scaler scaler(Key key, AVPixFmtDescriptor format) throws Unshowable {
        boolean large = Math.max((long) key.width * key.height, (long) key.toWidth * key.toHeight) >= FEWEST_PIXELS;
        SwsContext context = swscale.sws_alloc_context();
        context.src_w(key.width).src_h(key.height).src_format(key.format);
        context.dst_w(key.toWidth).dst_h(key.toHeight).dst_format(avutil.AV_PIX_FMT_BGR0);
        context.flags(FLAGS).threads(large ? THREADS : 1);
        AVFrame drawn = avutil.av_frame_alloc();
        drawn.width(key.toWidth).height(key.toHeight).format(avutil.AV_PIX_FMT_BGR0);
        if (swscale.sws_init_context(context, null, null) < 0 || avutil.av_frame_get_buffer(drawn, 0) < 0) {
            new Scaler(context, drawn).close();
            throw undrawable(format);
        }
        swscale.sws_setColorspaceDetails(
                context,
                swscale.sws_getCoefficients(key.matrix),
                key.range,
                swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                1,
                0,
                ONE,
                ONE);
        return new Scaler(context, drawn);
    }

    private static Unshowable undrawable(AVPixFmtDescriptor format) {
        return new Unshowable(
                Trouble.Kind.UNREADABLE, "pictures of the form " + format.name().getString() + " cannot be drawn");
    }

    private static void copy(AVFrame drawn, BytePointer out, Resolution size) {
        long row = (long) size.width() * BYTES;
        if (drawn.linesize(0) == row) {
            Pointer.memcpy(out, drawn.data(0), row * size.height());
            return;
        }
        for (int y = 0; y < size.height(); y++) {
            Pointer.memcpy(
                    new BytePointer(out).getPointer(y * row),
                    new BytePointer(drawn.data(0)).getPointer((long) y * drawn.linesize(0)),
                    row);
        }
    }

    private static @Nullable BytePointer plane(AVFrame frame, AVPixFmtDescriptor format, int plane, int left, int top) {
        BytePointer data = frame.data(plane);
        if (data == null || data.isNull() || (format.flags() & avutil.AV_PIX_FMT_FLAG_PAL) != 0) {
            return data;
        }
        int step = 0;
        boolean chroma = false;
        for (int i = 0; i < format.nb_components(); i++) {
            AVComponentDescriptor of = format.comp(i);
            if (of.plane() == plane) {
                step = Math.max(step, of.step());
                boolean colour = i == 1 || i == 2;
                chroma = chroma || (colour && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0);
            }
        }
        boolean planar = (format.flags() & avutil.AV_PIX_FMT_FLAG_PLANAR) != 0;
        int column = chroma && planar && plane > 0 ? left >> format.log2_chroma_w() : left;
        int row = chroma && planar && plane > 0 ? top >> format.log2_chroma_h() : top;
        return new BytePointer(data).getPointer((long) row * frame.linesize(plane) + (long) column * step);
    }

    /** As the file says, else as the size lets one guess (BT.709 from 720 lines on). */
    private static int matrix(AVFrame frame) {
        return switch (frame.colorspace()) {
            case avutil.AVCOL_SPC_BT709 -> swscale.SWS_CS_ITU709;
            case avutil.AVCOL_SPC_BT2020_NCL, avutil.AVCOL_SPC_BT2020_CL -> swscale.SWS_CS_BT2020;
            case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M -> swscale.SWS_CS_ITU601;
            case avutil.AVCOL_SPC_SMPTE240M -> swscale.SWS_CS_SMPTE240M;
            case avutil.AVCOL_SPC_FCC -> swscale.SWS_CS_FCC;
            default -> frame.height() >= 720 ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
        };
    }

    /** The fourth byte is left as it is by some of the scalers. */
    private static void opaque(BytePointer out, Resolution size) {
        if ((out.get(3) & 0xff) == 0xff && (out.get((long) size.width() * size.height() * BYTES - 1) & 0xff) == 0xff) {
            return;
        }
        IntBuffer pixels =
                out.asByteBuffer().order(java.nio.ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        for (int i = 0; i < size.width() * size.height(); i++) {
            pixels.put(i, pixels.get(i) | 0xff000000);
        }
    }

    @Override
    public void close() {
        scalers.values().forEach(Scaler::close);
    }
}
