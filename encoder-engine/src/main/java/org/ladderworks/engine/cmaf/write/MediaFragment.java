package org.ladderworks.engine.cmaf.write;

/**
 * The bytes around a fragment's samples (ISO/IEC 23000-19, 7.3.2): {@code styp}, and {@code moof} with the header of
 * {@code mdat}.
 */
public final class MediaFragment {
    private static final int DEFAULT_BASE_IS_MOOF = 0x02_0000;
    private static final int TFHD_DESCRIPTION = 0x2;
    private static final int TFHD_DURATION = 0x8;
    private static final int TFHD_FLAGS = 0x20;
    private static final int DATA_OFFSET = 0x1;
    private static final int DURATIONS = 0x100;
    private static final int SIZES = 0x200;
    private static final int FLAGS = 0x400;
    private static final int COMPOSITIONS = 0x800;
    private static final int SYNC = 0x0200_0000;

    private MediaFragment() {}

    /** The box that begins a segment file. */
    public static byte[] segmentType() {
        BoxWriter out = new BoxWriter();
        return out.box("styp", () -> out.fourCc("msdh").u32(0).fourCc("msdh").fourCc("cmfs"))
                .toBytes();
    }

    /**
     * {@code moof} and {@code mdat} header of video, with flags and composition offsets for each sample.
     *
     * @param sequence rises by one from fragment to fragment, from 1
     * @param decodeTime sum of all earlier durations of the track, in ticks (rule 36)
     */
    public static byte[] video(int sequence, long decodeTime, FragmentSamples samples) {
        return video(sequence, decodeTime, samples, FragmentProtection.NONE);
    }

    /** The same of a fragment that may be encrypted. */
    public static byte[] video(int sequence, long decodeTime, FragmentSamples samples, FragmentProtection protection) {
        int fields = DATA_OFFSET
                | SIZES
                | FLAGS
                | (samples.evenDurations() ? 0 : DURATIONS)
                | (samples.reordered() ? COMPOSITIONS : 0);
        return write(sequence, decodeTime, samples, fields, false, protection);
    }

    /**
     * The same of audio: every sample is a sync sample (rule 38).
     *
     * @param rolls whether the samples are of the roll group
     */
    public static byte[] audio(int sequence, long decodeTime, FragmentSamples samples, boolean rolls) {
        return audio(sequence, decodeTime, samples, rolls, FragmentProtection.NONE);
    }

    /** The same of a fragment that may be encrypted. */
    public static byte[] audio(
            int sequence, long decodeTime, FragmentSamples samples, boolean rolls, FragmentProtection protection) {
        int fields = DATA_OFFSET | SIZES | (samples.evenDurations() ? 0 : DURATIONS);
        return write(sequence, decodeTime, samples, fields, rolls, protection);
    }

    private static byte[] write(
            int sequence,
            long decodeTime,
            FragmentSamples samples,
            int fields,
            boolean rolls,
            FragmentProtection protection) {
        BoxWriter out = new BoxWriter();
        int[] offsetField = new int[1];
        boolean audio = (fields & FLAGS) == 0;
        boolean evenDurations = (fields & DURATIONS) == 0;
        out.box("moof", () -> {
            out.fullBox("mfhd", 0, 0, () -> out.u32(sequence));
            out.box("traf", () -> {
                boolean lead = protection instanceof FragmentProtection.ClearLead;
                int flags = DEFAULT_BASE_IS_MOOF
                        | (lead ? TFHD_DESCRIPTION : 0)
                        | (evenDurations ? TFHD_DURATION : 0)
                        | (audio ? TFHD_FLAGS : 0);
                out.fullBox("tfhd", 0, flags, () -> {
                    out.u32(InitSegment.TRACK_ID);
                    if (lead) {
                        out.u32(EntryProtection.CLEAR_ENTRY);
                    }
                    if (evenDurations) {
                        out.u32(samples.duration(0));
                    }
                    if (audio) {
                        out.u32(SYNC);
                    }
                });
                out.fullBox("tfdt", 1, 0, () -> out.u64(decodeTime));
                out.fullBox("trun", 1, fields, () -> {
                    out.u32(samples.count());
                    offsetField[0] = out.length();
                    out.u32(0);
                    entries(out, samples, fields);
                });
                if (rolls) {
                    out.fullBox(
                            "sbgp",
                            0,
                            0,
                            () -> out.fourCc("roll").u32(1).u32(samples.count()).u32(1));
                }
                if (protection instanceof FragmentProtection.Encrypted encrypted) {
                    SampleEncryptionBoxes.write(out, encrypted, samples.count());
                }
            });
        });
        long media = samples.bytes();
        boolean wide = media + 8 > 0xFFFF_FFFFL;
        out.patch(offsetField[0], out.length() + (wide ? 16 : 8));
        if (wide) {
            out.u32(1).fourCc("mdat").u64(media + 16);
        } else {
            out.u32(media + 8).fourCc("mdat");
        }
        return out.toBytes();
    }

    private static void entries(BoxWriter out, FragmentSamples samples, int fields) {
        for (int i = 0; i < samples.count(); i++) {
            if ((fields & DURATIONS) != 0) {
                out.u32(samples.duration(i));
            }
            out.u32(samples.size(i));
            if ((fields & FLAGS) != 0) {
                out.u32(samples.flags(i));
            }
            if ((fields & COMPOSITIONS) != 0) {
                out.u32(samples.composition(i));
            }
        }
    }
}
