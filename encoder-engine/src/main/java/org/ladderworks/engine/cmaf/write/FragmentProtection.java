package org.ladderworks.engine.cmaf.write;

import org.ladderworks.engine.cmaf.cenc.Subsamples;
import org.ladderworks.engine.cmaf.cenc.TrackEncryption;

/** What a fragment says of its encryption. */
public sealed interface FragmentProtection {
    /** Of a fragment whose track is not encrypted. */
    FragmentProtection NONE = new Clear();

    /** Of a clear fragment in an encrypted track. */
    FragmentProtection CLEAR_LEAD = new ClearLead();

    /** Nothing is said. */
    record Clear() implements FragmentProtection {}

    /** The clear sample entry is chosen. */
    record ClearLead() implements FragmentProtection {}

    /**
     * Its samples are encrypted.
     *
     * @param parts of each sample; none where samples are protected whole
     * @param firstSample number of its first sample in the whole track
     */
    record Encrypted(TrackEncryption track, Subsamples parts, long firstSample) implements FragmentProtection {}
}
