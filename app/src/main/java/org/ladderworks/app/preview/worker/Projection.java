package org.ladderworks.app.preview.worker;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVContentLightMetadata;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.preview.Facts;
import org.ladderworks.app.preview.Footage;
import org.ladderworks.app.preview.Material;
import org.ladderworks.app.preview.Side;
import org.ladderworks.engine.encode.ToneMap;
import org.ladderworks.engine.probe.HdrMetadata;
import org.ladderworks.engine.probe.ProbeResult.Colour;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timecode;
import org.ladderworks.engine.time.Timescale;

/** One footage in a screening: its reel in the title's time. For one thread. */
final class Projection implements AutoCloseable {
    private static final FrameRate UNKNOWN = new FrameRate(25, 1);

    private static final int HIGHEST_RATE = 1000;

    private final int number;
    private final Footage footage;
    private final Reel reel;
    private final Facts.Of facts;
    private final Optional<ToneMap> toneMap;
    private final long baseNum;
    private final Timescale ticks;

    /** Where the title begins, in ticks of the track. */
    private final MediaTime zero;

    Projection(int number, Footage footage) throws Unshowable {
        this.number = number;
        this.footage = footage;
        TrackDecoder decoder = TrackDecoder.open(footage.pictures(), avutil.AVMEDIA_TYPE_VIDEO, 0, 2);
        FilterChain upright = null;
        try {
            AVStream stream = decoder.stream();
            AVRational base = stream.time_base();
            baseNum = Math.max(1, base.num());
            ticks = new Timescale(Math.max(1, base.den()));
            zero = time(decoder.first()).plus(footage.start());
            AVCodecParameters parameters = stream.codecpar();
            FrameRate rate = rate(decoder);
            int turned = rotation(parameters);
            toneMap = toneMap(parameters);
            facts = facts(decoder, parameters, rate, turned);
            upright = turned == 0 ? null : turning(decoder, turned);
            reel = new Reel(
                    footage.pictures(),
                    decoder,
                    upright,
                    rate.frameDuration().ticksIn(ticks, RoundingMode.HALF_UP) / baseNum);
        } catch (Unshowable | RuntimeException e) {
            decoder.close();
            if (upright != null) {
                upright.close();
            }
            throw e;
        }
    }

    Facts.Of facts() {
        return facts;
    }

    Footage footage() {
        return footage;
    }

    Reel reel() {
        return reel;
    }

    /** How its light becomes an SDR picture's; empty where it is one. */
    Optional<ToneMap> toneMap() {
        return toneMap;
    }

    /** The frame that is shown at a time of the title, or up to {@code slack} behind it. */
    Still at(MediaTime title, MediaTime slack) throws Unshowable {
        return reel.at(ptsAt(title.plus(slack)));
    }

    /** Whether what is shown at a time is decoded, or will be soon without a seek. */
    boolean isNear(MediaTime title) {
        return reel.isNear(ptsAt(title));
    }

    /** The last tick at that time or before. */
    private long ptsAt(MediaTime title) {
        return Math.floorDiv(title.plus(zero).ticksIn(ticks, RoundingMode.FLOOR), baseNum);
    }

    /** How far off a time may be: a tick, as times of two containers are rounded differently, but never near a frame. */
    MediaTime slack() {
        MediaTime tick = MediaTime.of(baseNum, ticks.ticksPerSecond());
        MediaTime frame = facts.rate().frameDuration();
        MediaTime eighth = MediaTime.of(
                frame.ticks(), Math.multiplyExact(8, frame.timescale().ticksPerSecond()));
        return tick.compareTo(eighth) < 0 ? tick : eighth;
    }

    MediaTime titleTime(long pts) {
        return time(pts).minus(zero);
    }

    /** Where the title begins in the file's own time. */
    MediaTime zero() {
        return zero;
    }

    private MediaTime time(long pts) {
        return new MediaTime(Math.multiplyExact(pts, baseNum), ticks);
    }

    Side side(Still still) {
        MediaTime time = titleTime(still.pts());
        long frame = Math.round(time.approximateSeconds() * facts.rate().approximate());
        boolean drop = Timecode.mayDrop(facts.rate());
        String timecode = (frame < 0 ? "-" : "") + Timecode.of(Math.abs(frame), facts.rate(), drop);
        return new Side(number, frame, time, timecode, still.type(), still.key());
    }

    private Facts.Of facts(TrackDecoder decoder, AVCodecParameters parameters, FrameRate rate, int turned)
            throws Unshowable {
        AVPixFmtDescriptor pixels = avutil.av_pix_fmt_desc_get(parameters.format());
        AVRational aspect = parameters.sample_aspect_ratio();
        long width = parameters.width();
        if (aspect.num() > 0 && aspect.den() > 0) {
            width = Math.clamp(Math.round((double) width * aspect.num() / aspect.den()), 1, 1 << 14);
        }
        Resolution size = new Resolution(Math.max(1, (int) width), Math.max(1, parameters.height()));
        return new Facts.Of(
                footage.label(),
                turned % 180 == 0 ? size : size.rotated(),
                rate,
                length(decoder),
                avcodec.avcodec_get_name(parameters.codec_id()).getString(),
                pixels == null || pixels.isNull() ? "" : pixels.name().getString(),
                pixels == null || pixels.isNull() ? 8 : pixels.comp(0).depth(),
                toneMap.map(map -> map.hybridLogGamma() ? "HLG" : "PQ"),
                sounds(decoder),
                texts(decoder));
    }

    private Optional<MediaTime> length(TrackDecoder decoder) {
        if (footage.pictures() instanceof Material.WholeFile) {
            long duration = decoder.demuxed().format().duration();
            return duration <= 0
                    ? Optional.empty()
                    : Optional.of(MediaTime.of(duration, avutil.AV_TIME_BASE).minus(footage.start()));
        }
        return Optional.empty();
    }

    private List<Facts.Track> sounds(TrackDecoder decoder) {
        List<Facts.Track> tracks = new ArrayList<>();
        if (!footage.sounds().isEmpty()) {
            footage.sounds().forEach(sound -> tracks.add(new Facts.Track(sound.label(), sound.language())));
            return tracks;
        }
        for (int i = 0; i < decoder.demuxed().streams(); i++) {
            AVStream stream = decoder.demuxed().stream(i);
            if (stream.codecpar().codec_type() == avutil.AVMEDIA_TYPE_AUDIO) {
                String title = tag(stream, "title");
                String codec =
                        avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
                int channels = stream.codecpar().ch_layout().nb_channels();
                tracks.add(new Facts.Track(
                        title.isEmpty() ? codec + ", " + channels + " ch" : title, tag(stream, "language")));
            }
        }
        return tracks;
    }

    private List<Facts.Text> texts(TrackDecoder decoder) {
        List<Facts.Text> tracks = new ArrayList<>();
        footage.texts().forEach(text -> tracks.add(new Facts.Text(text.label(), text.language(), Facts.Form.LINES)));
        if (footage.pictures() instanceof Material.WholeFile) {
            tracks.addAll(TextStreams.of(decoder.demuxed()));
        }
        return tracks;
    }

    /**
     * The lines of a text track.
     *
     * @param track by its number in the facts; none where there is no such track, or its form is not shown
     * @param changed is run, on another thread, when more is known of the last time that was asked for
     * @param failed hears, on another thread, that it cannot be read
     */
    Captions captions(int track, Runnable changed, Consumer<Unshowable> failed) throws Unshowable {
        if (track < 0
                || track >= facts.texts().size()
                || facts.texts().get(track).form() != Facts.Form.LINES) {
            return Captions.NONE;
        }
        int apart = footage.texts().size();
        if (track < apart) {
            return FileCaptions.read(footage.texts().get(track));
        }
        return footage.pictures() instanceof Material.WholeFile(var file)
                ? new StreamCaptions(file, track - apart, zero, changed, failed)
                : Captions.NONE;
    }

    private static String tag(AVStream stream, String name) {
        AVDictionaryEntry entry = avutil.av_dict_get(stream.metadata(), name, null, 0);
        return entry == null || entry.isNull() ? "" : entry.value().getString();
    }

    private static FrameRate rate(TrackDecoder decoder) {
        AVRational guessed = avformat.av_guess_frame_rate(decoder.demuxed().format(), decoder.stream(), null);
        AVRational told = guessed.num() > 0 ? guessed : decoder.codec().framerate();
        boolean sane = told.num() > 0 && told.den() > 0 && told.num() / told.den() <= HIGHEST_RATE;
        return sane ? new FrameRate(told.num(), told.den()) : UNKNOWN;
    }

    private static int rotation(AVCodecParameters parameters) {
        AVPacketSideData matrix = side(parameters, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null) {
            return 0;
        }
        double angle = -avutil.av_display_rotation_get(new IntPointer(matrix.data()));
        return Double.isNaN(angle) ? 0 : Math.floorMod(Math.round(angle / 90) * 90, 360);
    }

    private static FilterChain turning(TrackDecoder decoder, int turned) throws Unshowable {
        AVFrame frame = decoder.next();
        if (frame == null) {
            throw new Unshowable(
                    org.ladderworks.app.preview.Trouble.Kind.UNREADABLE, "no picture of it can be decoded");
        }
        return new FilterChain(
                frame,
                switch (turned) {
                    case 90 -> "transpose=clock";
                    case 180 -> "hflip,vflip";
                    default -> "transpose=cclock";
                });
    }

    private static Optional<ToneMap> toneMap(AVCodecParameters parameters) {
        String transfer = switch (parameters.color_trc()) {
            case avutil.AVCOL_TRC_SMPTE2084 -> "smpte2084";
            case avutil.AVCOL_TRC_ARIB_STD_B67 -> "arib-std-b67";
            default -> "";
        };
        if (transfer.isEmpty()) {
            return Optional.empty();
        }
        AVPacketSideData light = side(parameters, avcodec.AV_PKT_DATA_CONTENT_LIGHT_LEVEL);
        Optional<HdrMetadata.ContentLight> told = light == null
                ? Optional.empty()
                : Optional.of(new AVContentLightMetadata(light.data()))
                        .map(of -> new HdrMetadata.ContentLight(of.MaxCLL(), of.MaxFALL()));
        return Optional.of(ToneMap.of(
                new Colour("", "", transfer, ""), new HdrMetadata(Optional.empty(), told, Optional.empty())));
    }

    private static @Nullable AVPacketSideData side(AVCodecParameters parameters, int type) {
        if (parameters.nb_coded_side_data() == 0) {
            return null;
        }
        AVPacketSideData data =
                avcodec.av_packet_side_data_get(parameters.coded_side_data(), parameters.nb_coded_side_data(), type);
        return data == null || data.isNull() ? null : data;
    }

    @Override
    public void close() {
        reel.close();
    }
}
