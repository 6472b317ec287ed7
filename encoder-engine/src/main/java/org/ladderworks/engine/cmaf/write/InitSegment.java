package org.ladderworks.engine.cmaf.write;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.Loudness;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;
import org.ladderworks.engine.time.Resolution;
import org.ladderworks.engine.time.Timescale;

/**
 * A CMAF header (ISO/IEC 23000-19, 7.3.1): {@code ftyp} and a {@code moov} without samples, for one track with id 1.
 *
 * <p>The major brand is {@code iso6}, which names the box structure that any reader must know (negative composition
 * offsets, {@code default-base-is-moof}); {@code cmfc} and the media profile are compatible brands. No time of creation
 * is written, so that equal input gives equal bytes.
 */
public final class InitSegment {
    /** The only track of a CMAF file. */
    public static final int TRACK_ID = 1;

    private static final int[] UNITY_MATRIX = {0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000};
    private static final int LANDSCAPE_DPI_72 = 0x0048_0000;

    private final BoxWriter out = new BoxWriter();

    private InitSegment() {}

    /**
     * What a track's header says.
     *
     * @param duration of the presentation in ticks
     * @param language BCP 47
     */
    public record Track(Timescale timescale, long duration, String language, Optional<MediaProfile> profile) {}

    /**
     * The sound of an audio entry.
     *
     * @param priming samples before the first one to be heard, in ticks: the edit list's media time
     * @param preRoll frames that must be decoded before one sounds right; 0 to say nothing of it
     * @param loudness written as {@code ludt}; empty where it was not measured
     */
    public record Sound(
            int channels, int sampleRate, long priming, int preRoll, BitRates rates, Optional<Loudness> loudness) {}

    /** Bits per second as {@code esds} tells them; the largest is over any one second. */
    public record BitRates(long largest, long average) {}

    /**
     * The picture of a video sample entry.
     *
     * @param colour for {@code colr}; empty where nothing is declared
     * @param sarWidth sample aspect ratio, written as {@code pasp} where it is not square
     * @param light for {@code mdcv} and {@code clli}, which players read before they open a decoder
     */
    public record Picture(
            VideoConfiguration configuration,
            Optional<VideoColour> colour,
            int sarWidth,
            int sarHeight,
            StaticMetadata light) {
        /** Resolution with the width stretched to square pixels. */
        public Resolution displayed() {
            Resolution coded = configuration.format().resolution();
            long width = ((long) coded.width() * sarWidth + sarHeight / 2) / sarHeight;
            return new Resolution(Math.clamp(width, 1, 0xFFFF), coded.height());
        }
    }

    /** The header of a video track: a sample entry with the parameter sets, which are nowhere else (rule 30). */
    public static byte[] video(Track track, Picture picture) {
        return video(track, picture, Optional.empty());
    }

    /** The same of a track that is encrypted. */
    public static byte[] video(Track track, Picture picture, Optional<EntryProtection> protection) {
        InitSegment init = new InitSegment();
        init.write(
                track,
                "vide",
                Optional.empty(),
                picture.displayed(),
                protection,
                () -> init.videoTables(picture, protection));
        return init.out.toBytes();
    }

    /** The header of an audio track, with its priming as an edit and its pre-roll as a roll group. */
    public static byte[] audio(Track track, Sound sound, AudioEntry entry) {
        return audio(track, sound, entry, Optional.empty());
    }

    /** The same of a track that is encrypted. */
    public static byte[] audio(Track track, Sound sound, AudioEntry entry, Optional<EntryProtection> protection) {
        InitSegment init = new InitSegment();
        init.write(
                track, "soun", Optional.of(sound), null, protection, () -> init.audioTables(sound, entry, protection));
        return init.out.toBytes();
    }

    private void write(
            Track track,
            String handler,
            Optional<Sound> sound,
            @org.jspecify.annotations.Nullable Resolution shown,
            Optional<EntryProtection> protection,
            BoxWriter.Content sampleTable) {
        out.box("ftyp", () -> {
            out.fourCc("iso6").u32(0).fourCc("iso6").fourCc("cmfc");
            track.profile().ifPresent(profile -> out.fourCc(profile.brand()));
        });
        out.box("moov", () -> {
            movieHeader(track.timescale());
            out.box("trak", () -> {
                trackHeader(shown);
                sound.ifPresent(of -> edit(of.priming()));
                out.box("mdia", () -> media(track, handler, sampleTable));
                sound.flatMap(Sound::loudness).ifPresent(loudness -> LoudnessBox.write(out, loudness));
            });
            out.box("mvex", () -> {
                out.fullBox("mehd", 1, 0, () -> out.u64(track.duration()));
                out.fullBox("trex", 0, 0, () -> out.u32(TRACK_ID).u32(1).zeros(12));
            });
            protection.ifPresent(of -> of.systems().forEach(box -> out.bytes(box.bytes())));
        });
    }

    private void movieHeader(Timescale timescale) {
        out.fullBox("mvhd", 0, 0, () -> {
            out.zeros(8).u32(timescale.ticksPerSecond()).u32(0);
            out.u32(0x1_0000).u16(0x100).zeros(10);
            matrix();
            out.zeros(24).u32(TRACK_ID + 1);
        });
    }

    private void trackHeader(@org.jspecify.annotations.Nullable Resolution shown) {
        int enabledInMovieAndPreview = 7;
        out.fullBox("tkhd", 0, enabledInMovieAndPreview, () -> {
            out.zeros(8).u32(TRACK_ID).zeros(4).u32(0).zeros(8).u16(0).u16(0);
            out.u16(shown == null ? 0x100 : 0).zeros(2);
            matrix();
            out.u32(shown == null ? 0 : (long) shown.width() << 16);
            out.u32(shown == null ? 0 : (long) shown.height() << 16);
        });
    }

    private void matrix() {
        for (int value : UNITY_MATRIX) {
            out.u32(value);
        }
    }

    /** Length 0 is "to the end of the fragments" (ISO/IEC 14496-12, 8.6.6.1). */
    private void edit(long mediaTime) {
        out.box(
                "edts",
                () -> out.fullBox(
                        "elst", 0, 0, () -> out.u32(1).u32(0).u32(mediaTime).u32(0x1_0000)));
    }

    private void media(Track track, String handler, BoxWriter.Content sampleTable) {
        Language language = new Language(track.language());
        out.fullBox(
                "mdhd",
                0,
                0,
                () -> out.zeros(8)
                        .u32(track.timescale().ticksPerSecond())
                        .u32(0)
                        .u16(language.packed())
                        .zeros(2));
        out.fullBox(
                "hdlr",
                0,
                0,
                () -> out.zeros(4).fourCc(handler).zeros(12).fourCc(handler).zeros(1));
        if (language.needsExtended()) {
            out.fullBox(
                    "elng",
                    0,
                    0,
                    () -> out.bytes(track.language().getBytes(StandardCharsets.US_ASCII))
                            .zeros(1));
        }
        out.box("minf", () -> {
            if (handler.equals("vide")) {
                out.fullBox("vmhd", 0, 1, () -> out.zeros(8));
            } else {
                out.fullBox("smhd", 0, 0, () -> out.zeros(4));
            }
            out.box("dinf", () -> out.fullBox("dref", 0, 0, () -> out.u32(1).fullBox("url ", 0, 1, () -> {})));
            out.box("stbl", sampleTable);
        });
    }

    private void emptyTables() {
        out.fullBox("stts", 0, 0, () -> out.u32(0));
        out.fullBox("stsc", 0, 0, () -> out.u32(0));
        out.fullBox("stsz", 0, 0, () -> out.u32(0).u32(0));
        out.fullBox("stco", 0, 0, () -> out.u32(0));
    }

    private void videoTables(Picture picture, Optional<EntryProtection> protection) {
        Resolution coded = picture.configuration().format().resolution();
        entries(picture.configuration().codec().sampleEntry(), EntryProtection.VIDEO, protection, () -> {
            out.zeros(6).u16(1).zeros(16);
            out.u16(coded.width()).u16(coded.height());
            out.u32(LANDSCAPE_DPI_72).u32(LANDSCAPE_DPI_72).zeros(4).u16(1).zeros(32);
            out.u16(0x18).u16(0xFFFF);
            out.box(
                    picture.configuration().box(),
                    () -> out.bytes(picture.configuration().record()));
            declaredColour(picture)
                    .ifPresent(declared -> out.box(
                            "colr",
                            () -> out.fourCc("nclx")
                                    .u16(declared.primaries())
                                    .u16(declared.transfer())
                                    .u16(declared.matrix())
                                    .u8(declared.fullRange() ? 0x80 : 0)));
            light(picture.light());
            if (picture.sarWidth() != picture.sarHeight()) {
                out.box("pasp", () -> out.u32(picture.sarWidth()).u32(picture.sarHeight()));
            }
        });
        emptyTables();
    }

    /** {@code stsd}: the entry, or the encrypted one and behind it that of the clear lead. */
    private void entries(
            String type, String encrypted, Optional<EntryProtection> protection, BoxWriter.Content content) {
        boolean lead = protection.filter(EntryProtection::clearLead).isPresent();
        out.fullBox("stsd", 0, 0, () -> {
            out.u32(lead ? 2 : 1);
            protection.ifPresent(of -> out.box(encrypted, () -> {
                content.write();
                of.write(out, type);
            }));
            if (protection.isEmpty() || lead) {
                out.box(type, content);
            }
        });
    }

    private void light(StaticMetadata light) {
        light.masteringDisplay()
                .ifPresent(display -> out.box("mdcv", () -> {
                    List.of(display.green(), display.blue(), display.red(), display.white())
                            .forEach(point -> out.u16(point.x()).u16(point.y()));
                    out.u32(display.maxLuminance()).u32(display.minLuminance());
                }));
        light.contentLight()
                .ifPresent(levels ->
                        out.box("clli", () -> out.u16(levels.maximum()).u16(levels.maximumAverage())));
    }

    /** HEVC tracks have {@code colr} in any case (ISO/IEC 23000-19, 7.3.2.4; rule 34): it may say "unspecified". */
    private static Optional<VideoColour> declaredColour(Picture picture) {
        boolean needed = picture.configuration().codec() == VideoCodec.HEVC;
        return picture.colour().or(() -> needed ? Optional.of(VideoColour.UNSPECIFIED) : Optional.empty());
    }

    private void audioTables(Sound sound, AudioEntry entry, Optional<EntryProtection> protection) {
        entries(entry.type(), EntryProtection.AUDIO, protection, () -> {
            out.zeros(6).u16(1).zeros(8);
            out.u16(sound.channels()).u16(16).zeros(4);
            // 16.16 fixed point cannot hold more than 65,535 Hz; the decoder configuration tells it then.
            out.u32(sound.sampleRate() > 0xFFFF ? 0 : (long) sound.sampleRate() << 16);
            entry.write(out, sound.rates());
        });
        emptyTables();
        if (sound.preRoll() > 0) {
            // A frame decodes right only after those before it: a negative roll distance (ISO/IEC 14496-12, 10.1).
            out.fullBox("sgpd", 1, 0, () -> out.fourCc("roll").u32(2).u32(1).u16(-sound.preRoll()));
        }
    }
}
