package org.ladderworks.app.protection;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;

/**
 * What becomes of a choice on one device.
 *
 * @param way by which it plays best there; empty where nothing is encrypted, and where it has none of the chosen systems
 * @param manifests what a player reads there; none where nothing plays
 * @param note why
 * @param codecs of those that are made, the ones that may not play there
 */
public record PlayLine(
        Device device,
        Verdict verdict,
        Optional<Way> way,
        List<Manifest> manifests,
        PlayNote note,
        SecurityReach reach,
        List<CodecRemark> codecs) {
    public PlayLine {
        manifests = List.copyOf(manifests);
        codecs = List.copyOf(codecs);
    }

    /** How it is decrypted. */
    public record Way(DrmSystem system, ProtectionScheme scheme) {}

    /** A codec that may not play though others do. */
    public record CodecRemark(VideoCodec codec, Verdict verdict, PlayNote note) {}

    /** What players read first. */
    public enum Manifest {
        DASH,
        HLS
    }
}
