package org.ladderworks.app.preview.worker;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.PixelValue;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.app.preview.View;
import org.ladderworks.engine.time.Resolution;

/** Draws frames as a view wants them, in BGRA. For one thread. */
final class Painter implements AutoCloseable {
    private static final int BYTES = 4;
    private static final int MOST_SCALERS = 8;
    private static final int ONE = 1 << 16;
    private static final int FLAGS =
            swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INT | swscale.SWS_FULL_CHR_H_INP;

    private final Map<ScalerKey, SwsContext> scalers = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ChainKey, FilterChain> chains = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<Integer, BytePointer> scratch = new LinkedHashMap<>();

    private record ScalerKey(int width, int height, int format, int toWidth, int toHeight, int matrix, int range) {}

    private record ChainKey(String filters, int width, int height, int format) {}

    /** A part of a picture, in its own pixels. */
    private record Part(double x, double y, double width, double height) {}

    /** Draws the part of the canvas that the view tells. */
    void draw(Still still, Projection of, Resolution canvas, View view, ByteBuffer out) throws Unshowable {
        Resolution size = view.size();
        Part part = part(still, canvas, view);
        double zoom = (double) size.width() / (view.width() == 0 ? canvas.width() : view.width());
        boolean same = still.width() == canvas.width() && still.height() == canvas.height();
        // A small rung that fills the canvas is scaled as players do it; squares are for whoever looks at pixels.
        boolean squares = zoom > 1 || (zoom == 1 && same);
        int step = align(still.frame());
        int left = (int) Math.floor(part.x) / step * step;
        int top = (int) Math.floor(part.y) / step * step;
        int right = (int) Math.min(still.width(), Math.ceil((part.x + part.width) / step) * step);
        int bottom = (int) Math.min(still.height(), Math.ceil((part.y + part.height) / step) * step);
        left = Math.clamp(left, 0, Math.max(0, right - 1)) / step * step;
        top = Math.clamp(top, 0, Math.max(0, bottom - 1)) / step * step;
        int width = right - left;
        int height = bottom - top;
        if (!squares || (same && zoom == 1 && width == size.width() && height == size.height())) {
            convert(still, of, left, top, width, height, size, new BytePointer(out));
        } else {
            BytePointer plain = scratch(0, width * height * BYTES);
            convert(still, of, left, top, width, height, new Resolution(width, height), plain);
            squares(
                    plain.asByteBuffer().order(out.order()).asIntBuffer(),
                    new Resolution(width, height),
                    new Part(part.x - left, part.y - top, part.width, part.height),
                    out.asIntBuffer(),
                    size);
        }
    }

    /** Draws nothing that is seen. */
    void rehearse(Still still, Resolution size) {
        try {
            scale(
                    still.frame(),
                    0,
                    0,
                    still.width(),
                    still.height(),
                    size,
                    scratch(0, size.width() * size.height() * BYTES));
        } catch (Unshowable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws how far two frames are apart: of each colour the absolute difference, amplified. */
    void drawDifference(
            Still first,
            Projection ofFirst,
            Still second,
            Projection ofSecond,
            Resolution canvas,
            View view,
            ByteBuffer out)
            throws Unshowable {
        draw(first, ofFirst, canvas, view, out.duplicate().order(out.order()));
        BytePointer other = scratch(1, view.size().width() * view.size().height() * BYTES);
        ByteBuffer others = other.asByteBuffer().order(out.order());
        draw(second, ofSecond, canvas, view, others);
        int rowBytes = view.size().width() * BYTES;
        byte[] mine = new byte[rowBytes];
        byte[] theirs = new byte[rowBytes];
        int amplification = view.amplification();
        for (int row = 0; row < view.size().height(); row++) {
            out.get(row * rowBytes, mine);
            others.get(row * rowBytes, theirs);
            for (int i = 0; i < rowBytes; i++) {
                int apart = Math.abs((mine[i] & 0xff) - (theirs[i] & 0xff)) * amplification;
                mine[i] = (byte) Math.min(apart, 255);
            }
            for (int i = 3; i < rowBytes; i += BYTES) {
                mine[i] = (byte) 255;
            }
            out.put(row * rowBytes, mine);
        }
    }

    /** The values at a pixel of what is drawn. */
    PixelValue pixel(Still still, Projection of, Resolution canvas, View view, int x, int y) throws Unshowable {
        Part part = part(still, canvas, view);
        int atX = (int) (part.x + (x + 0.5) * part.width / view.size().width());
        int atY = (int) (part.y + (y + 0.5) * part.height / view.size().height());
        atX = Math.clamp(atX, 0, still.width() - 1);
        atY = Math.clamp(atY, 0, still.height() - 1);
        AVFrame frame = still.frame();
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        boolean rgb = (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0;
        int colours = Math.min(3, format.nb_components());
        List<Integer> codes = new ArrayList<>();
        for (int i = 0; i < colours; i++) {
            codes.add(code(frame, format, i, atX, atY));
        }
        int step = align(frame);
        int left = atX / step * step;
        int top = atY / step * step;
        int width = Math.min(step, still.width() - left);
        int height = Math.min(step, still.height() - top);
        BytePointer drawn = scratch(0, width * height * BYTES);
        convert(still, of, left, top, width, height, new Resolution(width, height), drawn);
        long at = ((long) (atY - top) * width + (atX - left)) * BYTES;
        return new PixelValue(
                of.footage().label(),
                atX,
                atY,
                codes,
                (rgb ? List.of("R", "G", "B") : List.of("Y", "Cb", "Cr")).subList(0, colours),
                format.comp(0).depth(),
                drawn.get(at + 2) & 0xff,
                drawn.get(at + 1) & 0xff,
                drawn.get(at) & 0xff);
    }

    private static int code(AVFrame frame, AVPixFmtDescriptor format, int component, int x, int y) {
        AVComponentDescriptor of = format.comp(component);
        boolean chroma = component > 0 && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
        int column = chroma ? x >> format.log2_chroma_w() : x;
        int row = chroma ? y >> format.log2_chroma_h() : y;
        long at = (long) row * frame.linesize(of.plane()) + (long) column * of.step() + of.offset();
        BytePointer plane = new BytePointer(frame.data(of.plane()));
        int value = plane.get(at) & 0xff;
        if (of.depth() + of.shift() > 8) {
            int next = plane.get(at + 1) & 0xff;
            boolean big = (format.flags() & avutil.AV_PIX_FMT_FLAG_BE) != 0;
            value = big ? value << 8 | next : next << 8 | value;
        }
        return value >> of.shift() & (1 << of.depth()) - 1;
    }

    private static Part part(Still still, Resolution canvas, View view) {
        double scaleX = (double) still.width() / canvas.width();
        double scaleY = (double) still.height() / canvas.height();
        int width = view.width() == 0 ? canvas.width() : Math.min(view.width(), canvas.width());
        int height = view.height() == 0 ? canvas.height() : Math.min(view.height(), canvas.height());
        int x = Math.clamp(view.x(), 0, canvas.width() - width);
        int y = Math.clamp(view.y(), 0, canvas.height() - height);
        return new Part(x * scaleX, y * scaleY, width * scaleX, height * scaleY);
    }

    /** Chroma begins anew each so many pixels. */
    private static int align(AVFrame frame) {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        return 1 << Math.max(format.log2_chroma_w(), format.log2_chroma_h());
    }

    /** Each pixel becomes as many as it covers. */
    private static void squares(IntBuffer from, Resolution size, Part part, IntBuffer to, Resolution toSize) {
        int[] columns = new int[toSize.width()];
        for (int x = 0; x < columns.length; x++) {
            columns[x] = Math.clamp((int) (part.x + (x + 0.5) * part.width / columns.length), 0, size.width() - 1);
        }
        int[] source = new int[size.width()];
        int[] row = new int[toSize.width()];
        int loaded = -1;
        for (int y = 0; y < toSize.height(); y++) {
            int line = Math.clamp((int) (part.y + (y + 0.5) * part.height / toSize.height()), 0, size.height() - 1);
            if (line != loaded) {
                from.get(line * size.width(), source);
                for (int x = 0; x < row.length; x++) {
                    row[x] = source[columns[x]];
                }
                loaded = line;
            }
            to.put(y * row.length, row);
        }
    }

    private void convert(
            Still still, Projection of, int left, int top, int width, int height, Resolution size, BytePointer out)
            throws Unshowable {
        if (of.toneMap().isEmpty()) {
            scale(still.frame(), left, top, width, height, size, out);
            return;
        }
        boolean full = still.frame().color_range() == avutil.AVCOL_RANGE_JPEG;
        String filters = "crop=%d:%d:%d:%d:exact=1,%s"
                .formatted(width, height, left, top, of.toneMap().get().filters(size, full));
        ChainKey key = new ChainKey(
                filters, still.width(), still.height(), still.frame().format());
        FilterChain chain = chains.get(key);
        if (chain == null) {
            chain = new FilterChain(still.frame(), filters);
            chains.put(key, chain);
            if (chains.size() > MOST_SCALERS) {
                Iterator<FilterChain> eldest = chains.values().iterator();
                eldest.next().close();
                eldest.remove();
            }
        }
        AVFrame mapped = chain.apply(still.frame());
        scale(mapped, 0, 0, mapped.width(), mapped.height(), size, out);
    }

    private void scale(AVFrame frame, int left, int top, int width, int height, Resolution size, BytePointer out)
            throws Unshowable {
        AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(frame.format());
        boolean full = frame.color_range() == avutil.AVCOL_RANGE_JPEG
                || format.name().getString().startsWith("yuvj");
        int matrix = matrix(frame);
        ScalerKey key = new ScalerKey(width, height, frame.format(), size.width(), size.height(), matrix, full ? 1 : 0);
        SwsContext scaler = scalers.get(key);
        if (scaler == null) {
            scaler = swscale.sws_getContext(
                    width,
                    height,
                    frame.format(),
                    size.width(),
                    size.height(),
                    avutil.AV_PIX_FMT_BGR0,
                    FLAGS,
                    null,
                    null,
                    (DoublePointer) null);
            if (scaler == null || scaler.isNull()) {
                throw new Unshowable(
                        Trouble.Kind.UNREADABLE,
                        "pictures of the form " + format.name().getString() + " cannot be drawn");
            }
            swscale.sws_setColorspaceDetails(
                    scaler,
                    swscale.sws_getCoefficients(matrix),
                    full ? 1 : 0,
                    swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                    1,
                    0,
                    ONE,
                    ONE);
            scalers.put(key, scaler);
            if (scalers.size() > MOST_SCALERS) {
                Iterator<SwsContext> eldest = scalers.values().iterator();
                swscale.sws_freeContext(eldest.next());
                eldest.remove();
            }
        }
        try (PointerPointer<BytePointer> planes = new PointerPointer<>(4);
                IntPointer strides = new IntPointer(4);
                PointerPointer<BytePointer> outs = new PointerPointer<>(4);
                IntPointer outStrides = new IntPointer(4)) {
            for (int i = 0; i < 4; i++) {
                planes.put(i, plane(frame, format, i, left, top));
                strides.put(i, frame.linesize(i));
                outs.put(i, i == 0 ? out : null);
                outStrides.put(i, i == 0 ? size.width() * BYTES : 0);
            }
            swscale.sws_scale(scaler, planes, strides, 0, height, outs, outStrides);
        }
        opaque(out, size);
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

    private BytePointer scratch(int number, int bytes) {
        BytePointer kept = scratch.get(number);
        if (kept == null || kept.capacity() < bytes) {
            if (kept != null) {
                kept.close();
            }
            // The scalers may write some bytes behind the last row.
            kept = new BytePointer(bytes + 64L);
            scratch.put(number, kept);
        }
        return kept;
    }

    @Override
    public void close() {
        scalers.values().forEach(swscale::sws_freeContext);
        chains.values().forEach(FilterChain::close);
        scratch.values().forEach(BytePointer::close);
    }
}
