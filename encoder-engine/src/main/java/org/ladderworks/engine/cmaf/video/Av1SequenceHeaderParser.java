package org.ladderworks.engine.cmaf.video;

import java.util.Optional;
import org.ladderworks.engine.cmaf.BitReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.time.Resolution;

/** Reads a sequence header OBU's payload (AV1 specification, 5.5.1). */
final class Av1SequenceHeaderParser {
    private static final int LEVELS_WITHOUT_TIER = 7;
    static final int SELECTED_BY_FRAME = 2;
    private static final int UNSPECIFIED = 2;
    private static final int SRGB = 13;

    private final BitReader in;
    private final Av1SequenceSyntax syntax = new Av1SequenceSyntax();
    private int level;
    private boolean highTier;

    private Av1SequenceHeaderParser(BitReader in) {
        this.in = in;
    }

    /**
     * Reads one sequence header.
     *
     * @param payload without the OBU's header and size
     * @throws MalformedMediaException where it ends early or is out of range
     */
    static Av1SequenceHeader parse(byte[] payload) {
        return new Av1SequenceHeaderParser(new BitReader(payload)).read();
    }

    /** What frame headers need of the same payload. */
    static Av1SequenceSyntax syntax(byte[] payload) {
        Av1SequenceHeaderParser parser = new Av1SequenceHeaderParser(new BitReader(payload));
        parser.read();
        Av1SequenceSyntax syntax = parser.syntax;
        syntax.separateDeltas = !syntax.monochrome && parser.in.flag();
        syntax.filmGrain = parser.in.flag();
        return syntax;
    }

    private Av1SequenceHeader read() {
        int profile = in.bits(3);
        if (profile > 2) {
            throw new MalformedMediaException("an AV1 sequence header has profile " + profile);
        }
        in.flag();
        boolean reduced = in.flag();
        syntax.reduced = reduced;
        if (reduced) {
            level = in.bits(5);
        } else {
            readOperatingPoints();
        }
        int widthBits = in.bits(4) + 1;
        int heightBits = in.bits(4) + 1;
        Resolution resolution = new Resolution(in.bits(widthBits) + 1, in.bits(heightBits) + 1);
        syntax.widthBits = widthBits;
        syntax.heightBits = heightBits;
        syntax.width = resolution.width();
        syntax.height = resolution.height();
        syntax.frameIds = !reduced && in.flag();
        if (syntax.frameIds) {
            syntax.deltaIdBits = in.bits(4) + 2;
            syntax.idBits = in.bits(3) + syntax.deltaIdBits + 1;
        }
        syntax.largeSuperblocks = in.flag();
        in.bits(2);
        if (!reduced) {
            readInterTools();
        }
        syntax.superres = in.flag();
        syntax.directionalFilter = in.flag();
        syntax.restoration = in.flag();
        return readColour(profile, reduced, resolution);
    }

    private void readOperatingPoints() {
        boolean timing = in.flag();
        boolean decoderModel = false;
        int delayBits = 0;
        if (timing) {
            in.skip(64);
            syntax.equalIntervals = in.flag();
            if (syntax.equalIntervals) {
                skipVariableLength();
            }
            decoderModel = in.flag();
            if (decoderModel) {
                delayBits = in.bits(5) + 1;
                in.skip(32);
                syntax.removalTimeBits = in.bits(5) + 1;
                syntax.presentationTimeBits = in.bits(5) + 1;
            }
            syntax.decoderModel = decoderModel;
        }
        boolean displayDelay = in.flag();
        int points = in.bits(5) + 1;
        for (int i = 0; i < points; i++) {
            int layers = in.bits(12);
            int pointLevel = in.bits(5);
            boolean pointTier = pointLevel > LEVELS_WITHOUT_TIER && in.flag();
            if (decoderModel && in.flag()) {
                in.skip(2L * delayBits + 1);
                syntax.modelledLayers.add(layers);
            }
            if (displayDelay && in.flag()) {
                in.bits(4);
            }
            if (i == 0) {
                level = pointLevel;
                highTier = pointTier;
            }
        }
    }

    /** uvlc() of 4.10.3. */
    private void skipVariableLength() {
        int zeros = 0;
        while (!in.flag()) {
            zeros++;
            if (zeros >= 32) {
                return;
            }
        }
        in.skip(zeros);
    }

    private void readInterTools() {
        in.bits(2);
        syntax.warpedMotion = in.flag();
        in.flag();
        boolean orderHint = in.flag();
        if (orderHint) {
            in.flag();
            syntax.motionFields = in.flag();
        }
        syntax.screenContent = in.flag() ? SELECTED_BY_FRAME : in.bits(1);
        if (syntax.screenContent > 0 && !in.flag()) {
            syntax.wholeMotion = in.bits(1);
        }
        syntax.orderHintBits = orderHint ? in.bits(3) + 1 : 0;
    }

    /** color_config() of 5.5.2, and what it completes. */
    private Av1SequenceHeader readColour(int profile, boolean reduced, Resolution resolution) {
        boolean high = in.flag();
        int bitDepth = !high ? 8 : profile == 2 && in.flag() ? 12 : 10;
        boolean monochrome = profile != 1 && in.flag();
        boolean described = in.flag();
        int primaries = described ? in.bits(8) : UNSPECIFIED;
        int transfer = described ? in.bits(8) : UNSPECIFIED;
        int matrix = described ? in.bits(8) : UNSPECIFIED;
        boolean rgb = !monochrome && primaries == 1 && transfer == SRGB && matrix == 0;
        boolean fullRange = rgb || in.flag();
        int x = rgb || profile == 1 ? 0 : 1;
        int y = rgb || profile != 0 ? 0 : 1;
        if (monochrome) {
            y = 1;
        } else if (!rgb && profile == 2 && bitDepth == 12) {
            x = in.bits(1);
            y = x == 1 ? in.bits(1) : 0;
        }
        int position = !monochrome && x == 1 && y == 1 ? in.bits(2) : 0;
        syntax.monochrome = monochrome;
        syntax.halfChroma = x == 1 && y == 1;
        int chromaFormat = monochrome ? 0 : x == 0 ? 3 : y == 0 ? 2 : 1;
        return new Av1SequenceHeader(
                profile,
                level,
                highTier,
                reduced,
                x * 100 + y * 10 + position,
                new VideoFormat(
                        resolution,
                        chromaFormat,
                        bitDepth,
                        false,
                        1,
                        1,
                        Optional.of(new VideoColour(primaries, transfer, matrix, fullRange))));
    }
}
