package org.ladderworks.app.preview.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Order;
import org.ladderworks.app.preview.Side;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.View;
import org.ladderworks.app.preview.Wire;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;

/** What the first screening would load, loaded before it: messages, a decoder, a scaler. No media is opened. */
final class Rehearsal {
    private static final Resolution SIZE = new Resolution(64, 36);

    private Rehearsal() {}

    /** Begins, on a thread of its own; a fault in it is none of the worker's. */
    static void begin() {
        Thread thread = new Thread(Rehearsal::run, "rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run() {
        try {
            Footage footage = Footage.source("", Path.of("none"), MediaTime.ZERO);
            Order open = new Order.Open(List.of(footage), View.whole(SIZE), MediaTime.ZERO);
            Wire.parse(Wire.line(new Order.Request(1, 1, open)), Order.Request.class);
            Wire.line(new Told.Event(1, new Told.Opened(new Facts(SIZE, List.of()))));
            Side side = new Side(0, 0, MediaTime.ZERO, "", "", false);
            Wire.line(new Told.Event(1, new Told.Shown(1, 0, SIZE, 1, List.of(side), true, "")));
        } catch (IOException e) {
            System.err.println("preview worker: " + e.getMessage());
        }
        AVCodecContext codec = avcodec.avcodec_alloc_context3(avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_H264));
        avcodec.avcodec_open2(codec, avcodec.avcodec_find_decoder(avcodec.AV_CODEC_ID_H264), (AVDictionary) null);
        avcodec.avcodec_free_context(codec);
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(avutil.AV_PIX_FMT_YUV420P).width(SIZE.width()).height(SIZE.height());
        if (avutil.av_frame_get_buffer(frame, 0) >= 0) {
            try (Painter painter = new Painter();
                    Still still = Still.of(frame)) {
                painter.rehearse(still, SIZE);
            }
        }
        avutil.av_frame_free(frame);
    }
}
