package org.ladderworks.app.preview.worker;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Loader;
import org.ladderworks.app.preview.Order;
import org.ladderworks.app.preview.Told;
import org.ladderworks.app.preview.Wire;

/**
 * The preview worker. Takes orders as lines on standard input and tells on standard output, until the input ends: then
 * whoever asked is gone, and it ends at once.
 */
public final class PreviewMain {
    private final Outbox outbox;
    private final Vlc vlc;
    private final Map<Integer, Projector> projectors = new HashMap<>();

    private PreviewMain(Outbox outbox, Vlc vlc) {
        this.outbox = outbox;
        this.vlc = vlc;
    }

    /** Takes no arguments. */
    public static void main(String... arguments) {
        // Libraries print where they like; standard output is the protocol's.
        Outbox outbox = new Outbox(new FileOutputStream(FileDescriptor.out));
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
        load();
        Vlc vlc = Vlc.search();
        outbox.tell(0, new Told.Ready(Order.VERSION, ProcessHandle.current().pid()));
        int code = 0;
        try {
            new PreviewMain(outbox, vlc).serve(new BufferedInputStream(System.in));
        } catch (IOException e) {
            System.err.println("preview worker: " + e.getMessage());
            code = 2;
        }
        // No shut-down in order: a library that hangs must not keep the process.
        Runtime.getRuntime().halt(code);
    }

    private static void load() {
        Loader.load(avutil.class);
        Loader.load(avcodec.class);
        Loader.load(avformat.class);
        Loader.load(swscale.class);
        Loader.load(avfilter.class);
        avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    }

    private void serve(InputStream in) throws IOException {
        for (Optional<String> line = Wire.read(in); line.isPresent(); line = Wire.read(in)) {
            Order.Request request = Wire.parse(line.get(), Order.Request.class);
            switch (request.order()) {
                case Order.End _ -> {
                    return;
                }
                case Order.Release(int ring, int slot) -> {
                    Projector projector = projectors.get(request.screening());
                    if (projector != null) {
                        projector.release(ring, slot);
                    }
                }
                case Order.Ping _
                when !projectors.containsKey(request.screening()) ->
                    outbox.tell(request.screening(), new Told.Done(request.id()));
                case Order.Close _ -> {
                    Projector projector = projectors.remove(request.screening());
                    if (projector != null) {
                        projector.order(request);
                    } else {
                        outbox.tell(request.screening(), new Told.Done(request.id()));
                    }
                }
                case Order.Open _,
                        Order.Ring _,
                        Order.Look _,
                        Order.Seek _,
                        Order.Step _,
                        Order.Play _,
                        Order.Mark _,
                        Order.Choose _,
                        Order.Pixel _,
                        Order.Ping _ ->
                    projectors
                            .computeIfAbsent(request.screening(), number -> new Projector(number, outbox, vlc))
                            .order(request);
            }
        }
    }
}
