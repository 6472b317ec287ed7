package org.ladderworks.app.preview.worker;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Trouble;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timescale;

/** An audio track as samples that a sound device takes: 48 kHz, two channels, 16 bits little-endian. For one thread. */
final class SoundTrack implements AutoCloseable {
    static final int RATE = 48_000;
    static final int FRAME_BYTES = 4;
    private static final int MOST_SAMPLES = 1 << 16;

    private final TrackDecoder decoder;
    private final SwrContext resampler = new SwrContext(null);
    private final AVChannelLayout stereo = new AVChannelLayout();
    private final MediaTime zero;
    private long skip;

    private SoundTrack(TrackDecoder decoder, MediaTime zero) {
        this.decoder = decoder;
        this.zero = zero;
        avutil.av_channel_layout_default(stereo, 2);
    }

    /**
     * Opens one.
     *
     * @param zero where the title begins in the pictures' file
     */
    static SoundTrack open(Footage footage, int track, MediaTime zero) throws Unshowable {
        if (footage.sounds().isEmpty()) {
            return new SoundTrack(TrackDecoder.open(footage.pictures(), avutil.AVMEDIA_TYPE_AUDIO, track, 1), zero);
        }
        if (track >= footage.sounds().size()) {
            throw new Unshowable(Trouble.Kind.REFUSED, "no such track");
        }
        return new SoundTrack(
                TrackDecoder.open(footage.sounds().get(track).material(), avutil.AVMEDIA_TYPE_AUDIO, 0, 1),
                MediaTime.ZERO);
    }

    /** To a time of the title, to the sample. */
    void seek(MediaTime title) throws Unshowable {
        AVStream stream = decoder.stream();
        Timescale ticks = new Timescale(Math.max(1, stream.time_base().den()));
        decoder.seek(
                title.plus(zero).ticksIn(ticks) / Math.max(1, stream.time_base().num()));
        skip = title.plus(zero).ticksIn(new Timescale(RATE));
        swresample.swr_free(resampler);
        resampler.setNull();
    }

    /** The next samples; null at the end. */
    byte @Nullable [] next() throws Unshowable {
        while (true) {
            AVFrame frame = decoder.next();
            if (frame == null) {
                return null;
            }
            byte[] samples = resampled(frame);
            AVStream stream = decoder.stream();
            long at = MediaTime.of(
                            Math.multiplyExact(frame.pts(), stream.time_base().num()),
                            stream.time_base().den())
                    .ticksIn(new Timescale(RATE));
            long before = Math.clamp(skip - at, 0, samples.length / FRAME_BYTES);
            if (before * FRAME_BYTES < samples.length) {
                int from = (int) before * FRAME_BYTES;
                return java.util.Arrays.copyOfRange(samples, from, samples.length);
            }
        }
    }

    private byte[] resampled(AVFrame frame) throws Unshowable {
        if (resampler.isNull()) {
            int error = swresample.swr_alloc_set_opts2(
                    resampler,
                    stereo,
                    avutil.AV_SAMPLE_FMT_S16,
                    RATE,
                    frame.ch_layout(),
                    frame.format(),
                    frame.sample_rate(),
                    0,
                    null);
            if (error < 0 || swresample.swr_init(resampler) < 0) {
                throw new Unshowable(Trouble.Kind.UNREADABLE, "its sound cannot be converted");
            }
        }
        int room = Math.min(MOST_SAMPLES, swresample.swr_get_out_samples(resampler, frame.nb_samples()) + 64);
        try (BytePointer out = new BytePointer((long) room * FRAME_BYTES);
                PointerPointer<BytePointer> outs = new PointerPointer<>(1);
                PointerPointer<BytePointer> ins = new PointerPointer<>(frame.extended_data())) {
            outs.put(0, out);
            int count = swresample.swr_convert(resampler, outs, room, ins, frame.nb_samples());
            byte[] samples = new byte[Math.max(0, count) * FRAME_BYTES];
            out.get(samples);
            return samples;
        }
    }

    @Override
    public void close() {
        swresample.swr_free(resampler);
        decoder.close();
    }
}
