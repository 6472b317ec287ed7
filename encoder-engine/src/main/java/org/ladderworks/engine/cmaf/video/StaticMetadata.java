package org.ladderworks.engine.cmaf.video;

import java.util.Optional;
import org.ladderworks.engine.cmaf.ByteReader;

/**
 * What a track says of its light for the whole title, as the boxes {@code mdcv} and {@code clli} hold it (ISO/IEC
 * 14496-12, 12.1).
 *
 * @param masteringDisplay SMPTE ST 2086
 * @param contentLight CTA-861.3
 */
public record StaticMetadata(Optional<MasteringDisplay> masteringDisplay, Optional<ContentLight> contentLight) {
    public static final StaticMetadata NONE = new StaticMetadata(Optional.empty(), Optional.empty());

    /** A point of CIE 1931, in units of 0.00002. */
    public record Point(int x, int y) {
        static Point read(ByteReader in) {
            return new Point(in.u16(), in.u16());
        }
    }

    /** The display that the title was graded on; luminances in units of 0.0001 cd/m2. */
    public record MasteringDisplay(
            Point green, Point blue, Point red, Point white, long maxLuminance, long minLuminance) {
        /** As the box and HEVC's SEI message have it, alike (ISO/IEC 23008-2, D.2.28). */
        public static MasteringDisplay read(ByteReader in) {
            return new MasteringDisplay(
                    Point.read(in), Point.read(in), Point.read(in), Point.read(in), in.u32(), in.u32());
        }
    }

    /** Light of the brightest pixel (MaxCLL) and of the brightest picture (MaxFALL), in cd/m2. */
    public record ContentLight(int maximum, int maximumAverage) {
        /** As the box, HEVC's SEI message (D.2.35) and AV1's OBU have it, alike. */
        public static ContentLight read(ByteReader in) {
            return new ContentLight(in.u16(), in.u16());
        }
    }

    public static StaticMetadata of(MasteringDisplay display) {
        return new StaticMetadata(Optional.of(display), Optional.empty());
    }

    public static StaticMetadata of(ContentLight light) {
        return new StaticMetadata(Optional.empty(), Optional.of(light));
    }

    /** This, and what it does not say from another. */
    public StaticMetadata or(StaticMetadata other) {
        return new StaticMetadata(masteringDisplay.or(other::masteringDisplay), contentLight.or(other::contentLight));
    }

    public boolean isComplete() {
        return masteringDisplay.isPresent() && contentLight.isPresent();
    }
}
