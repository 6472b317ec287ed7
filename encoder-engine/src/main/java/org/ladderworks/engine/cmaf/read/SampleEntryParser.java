package org.ladderworks.engine.cmaf.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.ladderworks.engine.cmaf.ByteReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.dolby.DolbyConfiguration;
import org.ladderworks.engine.cmaf.opus.OpusConfiguration;
import org.ladderworks.engine.cmaf.video.Av1Configuration;
import org.ladderworks.engine.cmaf.video.AvcConfiguration;
import org.ladderworks.engine.cmaf.video.HevcConfiguration;
import org.ladderworks.engine.cmaf.video.StaticMetadata;
import org.ladderworks.engine.cmaf.video.VideoColour;
import org.ladderworks.engine.cmaf.video.VideoConfiguration;

/**
 * Reads {@code stsd} (ISO/IEC 14496-12, 8.5.2; 14496-14, 5.6; 14496-15, 5.4.2 and 8.4.1; ETSI TS 102 366, F; Opus in ISO
 * BMFF, 4.3).
 */
final class SampleEntryParser {
    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int MPEG4_AUDIO = 0x40;

    private static final int MOST_ENTRIES = 1_000;

    /** Of pictures, sound, text, systems and others (ISO/IEC 14496-12, 8.12). */
    private static final Set<String> ENCRYPTED = Set.of("encv", "enca", "enct", "encs", "encm", "enc3");

    /** Bytes of an AudioSampleEntry before its boxes (ISO/IEC 14496-12, 12.2.3). */
    private static final int AUDIO_FIELDS = 28;

    private SampleEntryParser() {}

    static SampleEntry parse(ByteReader stsd) {
        Box.version(stsd);
        long count = stsd.u32();
        List<String> types = types(stsd.copy());
        if (types.stream().anyMatch(ENCRYPTED::contains)) {
            return new SampleEntry.Encrypted(types);
        }
        Box entry = Box.next(stsd).orElseThrow(() -> new MalformedMediaException("stsd is empty"));
        if (count != 1) {
            return new SampleEntry.Other(count + " sample entries");
        }
        return switch (entry.type()) {
            case "avc1" -> video(entry.content(), "avcC", AvcConfiguration::parse);
            case "hvc1", "hev1" -> video(entry.content(), "hvcC", HevcConfiguration::parse);
            case "av01" -> video(entry.content(), "av1C", Av1Configuration::parse);
            case "mp4a" -> aac(entry.content());
            case "ac-3" -> dolby(entry.type(), "dac3", entry.content());
            case "ec-3" -> dolby(entry.type(), "dec3", entry.content());
            case "Opus" -> opus(entry.content());
            default -> new SampleEntry.Other(Box.printable(entry.type()));
        };
    }

    private static List<String> types(ByteReader entries) {
        List<String> types = new ArrayList<>();
        for (Optional<Box> entry = Box.next(entries); entry.isPresent(); entry = Box.next(entries)) {
            types.add(Box.printable(entry.get().type()));
            if (types.size() > MOST_ENTRIES) {
                throw new MalformedMediaException("stsd has more than " + MOST_ENTRIES + " sample entries");
            }
        }
        return types;
    }

    private static SampleEntry video(ByteReader in, String box, Function<byte[], VideoConfiguration> parser) {
        in.skip(78);
        return new SampleEntry.Video(
                parser.apply(all(Box.requiredChild(in, box))),
                Box.child(in, "colr").flatMap(SampleEntryParser::colour),
                Box.child(in, "pasp").map(pasp -> new SampleEntry.PixelAspect(pasp.u32(), pasp.u32())),
                new StaticMetadata(
                        Box.child(in, "mdcv").map(StaticMetadata.MasteringDisplay::read),
                        Box.child(in, "clli").map(StaticMetadata.ContentLight::read)));
    }

    private static Optional<VideoColour> colour(ByteReader colr) {
        String type = colr.fourCc();
        return switch (type) {
            case "nclx" -> Optional.of(new VideoColour(colr.u16(), colr.u16(), colr.u16(), (colr.u8() & 0x80) != 0));
            case "nclc" -> Optional.of(new VideoColour(colr.u16(), colr.u16(), colr.u16(), false));
            default -> Optional.empty();
        };
    }

    private static SampleEntry dolby(String type, String box, ByteReader in) {
        in.skip(AUDIO_FIELDS);
        return new SampleEntry.Dolby(DolbyConfiguration.parse(type, all(Box.requiredChild(in, box))));
    }

    private static SampleEntry opus(ByteReader in) {
        in.skip(AUDIO_FIELDS);
        return new SampleEntry.Opus(OpusConfiguration.parse(all(Box.requiredChild(in, "dOps"))));
    }

    private static SampleEntry aac(ByteReader in) {
        in.skip(8);
        int version = in.u16();
        in.skip(6);
        int channels = in.u16();
        in.skip(6);
        int sampleRate = in.u16();
        in.skip(2);
        // QuickTime's sound description versions 1 and 2 have further fields, and may keep the esds inside "wave".
        in.skip(version == 1 ? 16 : version == 2 ? 36 : 0);
        ByteReader parent = Box.child(in, "esds").isPresent() ? in : Box.requiredChild(in, "wave");
        ByteReader esds = Box.requiredChild(parent, "esds");
        Box.version(esds);
        return decoderSpecific(esds)
                .<SampleEntry>map(
                        info -> new SampleEntry.Aac(channels, sampleRate, new SampleEntry.DecoderSpecificInfo(info)))
                .orElseGet(() -> new SampleEntry.Other("mp4a without MPEG-4 audio"));
    }

    /** The DecoderSpecificInfo inside the descriptors of ISO/IEC 14496-1, 7.2.6; empty for MP3 and the like. */
    private static Optional<byte[]> decoderSpecific(ByteReader esds) {
        ByteReader es = descriptor(esds, ES_DESCRIPTOR);
        es.skip(2);
        int flags = es.u8();
        if ((flags & 0x80) != 0) {
            es.skip(2);
        }
        if ((flags & 0x40) != 0) {
            es.skip(es.u8());
        }
        if ((flags & 0x20) != 0) {
            es.skip(2);
        }
        ByteReader config = descriptor(es, DECODER_CONFIG);
        int objectType = config.u8();
        config.skip(12);
        return objectType == MPEG4_AUDIO ? Optional.of(all(descriptor(config, DECODER_SPECIFIC))) : Optional.empty();
    }

    private static ByteReader descriptor(ByteReader in, int tag) {
        if (in.u8() != tag) {
            throw new MalformedMediaException("esds lacks descriptor " + tag);
        }
        long length = 0;
        for (int i = 0; i < 4; i++) {
            int next = in.u8();
            length = (length << 7) | (next & 0x7F);
            if ((next & 0x80) == 0) {
                break;
            }
        }
        return in.slice(length);
    }

    private static byte[] all(ByteReader in) {
        return in.bytes(in.remaining());
    }
}
