package org.ladderworks.engine.pipeline;

import java.util.Optional;
import org.ladderworks.engine.time.MediaTime;

/**
 * What a package is asked to be, whatever is in it.
 *
 * @param segment wanted length of a segment; empty for the default of the frame rate
 * @param protection how it is encrypted; empty for a clear one
 * @param transport whether there is HLS with MPEG-TS beside the CMAF tracks
 * @param audioOnlyVariant whether HLS lists sound alone as a variant, beside pictures
 */
public record PackageSpec(
        Optional<MediaTime> segment, Optional<ProtectionSpec> protection, boolean transport, boolean audioOnlyVariant) {
    /** In clear, of CMAF alone. */
    public static PackageSpec standard() {
        return new PackageSpec(Optional.empty(), Optional.empty(), false, false);
    }

    /** The same in segments of about that length. */
    public PackageSpec withSegment(MediaTime length) {
        return new PackageSpec(Optional.of(length), protection, transport, audioOnlyVariant);
    }

    /** The same encrypted. */
    public PackageSpec with(ProtectionSpec wanted) {
        return new PackageSpec(segment, Optional.of(wanted), transport, audioOnlyVariant);
    }

    /** The same with HLS with MPEG-TS. */
    public PackageSpec withTransport() {
        return new PackageSpec(segment, protection, true, audioOnlyVariant);
    }

    /** The same with sound alone as a variant of HLS. */
    public PackageSpec withAudioOnlyVariant() {
        return new PackageSpec(segment, protection, transport, true);
    }

    /** Refuses what cannot be, before anything is done. */
    void check() {
        SegmentLength.check(segment);
        protection.ifPresent(of -> of.check(transport));
    }
}
