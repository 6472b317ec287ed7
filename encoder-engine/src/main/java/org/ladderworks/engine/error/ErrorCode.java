package org.ladderworks.engine.error;

/** Every code that an operator may be shown. A number, once given, keeps its meaning; docs/errors.md explains each. */
public enum ErrorCode {
    BAD_USAGE(2001),
    OUTPUT_NOT_EMPTY(2002),
    OUTPUT_NOT_WRITABLE(2003),
    OUTPUT_IN_USE(2004),
    PRESET_UNKNOWN(2005),
    SEGMENT_LENGTH_OUT_OF_RANGE(2006),
    PRESET_NEEDS_HDR(2007),
    JOB_FILE_UNREADABLE(2010),
    JOB_INVALID(2011),
    BAD_CUT(2012),
    FRAME_RATE_MISSING(2013),
    JOB_UNKNOWN(2014),
    JOB_NOT_IN_THAT_STATE(2015),
    DATA_UNUSABLE(2016),
    WORKER_RUNS(2017),
    BAD_OVERLAY_TIME(2018),
    FONT_MISSING(2019),

    SOURCE_NOT_FOUND(3001),
    SOURCE_IS_FOLDER(3002),
    SOURCE_EMPTY(3003),
    SOURCE_UNREADABLE(3004),
    SOURCE_NOT_MEDIA(3005),
    SOURCE_IS_PLAYLIST(3006),
    SOURCE_INCOMPLETE(3007),
    SOURCE_TRUNCATED(3008),
    SOURCE_DAMAGED(3009),
    SOURCE_WITHOUT_MEDIA(3010),
    SOURCE_UNSUPPORTED(3011),
    SOURCE_CHANGED(3012),
    SOURCES_DO_NOT_JOIN(3013),
    SOURCE_IMAGE_MISSING(3014),
    SOURCE_IMAGES_DIFFER(3015),
    SOURCE_NOT_FETCHED(3016),
    SOURCE_NO_ROOM(3017),
    TEXT_UNUSABLE(3020),
    LOGO_UNUSABLE(3021),
    FONT_UNUSABLE(3022),
    SOURCE_CREDENTIALS(3024),
    SOURCE_ARCHIVED(3025),

    ENCODE_FAILED(4001),
    ENCODE_FRAMES_WRONG(4002),
    ENCODE_DISK_FULL(4003),
    TOOL_UNAVAILABLE(4004),
    ENCODE_PART_FAILED(4005),

    PACKAGING_FAILED(5001),
    PACKAGING_DISK_FULL(5002),
    RENDITION_UNREADABLE(5003),
    RENDITION_UNSUPPORTED(5004),
    RENDITIONS_NOT_ALIGNED(5005),
    RENDITION_AUDIO_SHORT(5006),
    PACKAGE_INDEX_UNUSABLE(5007),

    STREAM_NOT_PROTECTABLE(5131),
    CLEAR_LEAD_TOO_LONG(5132);

    private final int number;

    ErrorCode(int number) {
        this.number = number;
    }

    /** As shown and documented, for example {@code LW-3002}. */
    public String label() {
        return "LW-" + number;
    }

    /** The process exit code of the band: 2 usage, 3 source, 4 encode, 5 packaging and DRM. */
    public int exitCode() {
        return number / 1000;
    }
}
