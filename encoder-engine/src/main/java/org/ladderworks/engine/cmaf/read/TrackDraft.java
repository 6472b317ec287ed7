package org.ladderworks.engine.cmaf.read;

import org.ladderworks.engine.time.Timescale;

/** A track while its file is still being read: its fixed facts, its {@code trex} defaults, its samples so far. */
final class TrackDraft {
    private final int id;
    private final String handler;
    private final Timescale timescale;
    private final boolean upright;
    private final String language;
    private final SampleEntry entry;
    private final EditList edits;
    private final SampleTable.Builder samples;
    private long defaultDuration;
    private long defaultSize;
    private int defaultFlags;

    TrackDraft(
            int id,
            String handler,
            Timescale timescale,
            boolean upright,
            String language,
            SampleEntry entry,
            EditList edits,
            SampleTable.Builder samples) {
        this.id = id;
        this.handler = handler;
        this.timescale = timescale;
        this.upright = upright;
        this.language = language;
        this.entry = entry;
        this.edits = edits;
        this.samples = samples;
    }

    void defaults(long duration, long size, int flags) {
        defaultDuration = duration;
        defaultSize = size;
        defaultFlags = flags;
    }

    /** True where samples may have another entry than the first: that of clear ones. */
    boolean isEncrypted() {
        return entry instanceof SampleEntry.Encrypted;
    }

    long defaultDuration() {
        return defaultDuration;
    }

    long defaultSize() {
        return defaultSize;
    }

    int defaultFlags() {
        return defaultFlags;
    }

    SampleTable.Builder samples() {
        return samples;
    }

    Mp4Track finish() {
        return new Mp4Track(id, handler, timescale, upright, language, entry, edits, samples.build());
    }
}
