package org.ladderworks.engine.pipeline;

import org.ladderworks.engine.saying.Phrase;

/** What an operator should know of a package, beside what its encoder tells. Kept with jobs, in English. */
public enum JobNote implements Phrase {
    /** Its number, and its source, of several. */
    SECOND_VIDEO_OF("not encoded: stream {0} of {1}: a second video stream"),
    /** Its number. */
    SECOND_VIDEO("not encoded: stream {0}: a second video stream"),
    /** A stream, as {@link org.ladderworks.engine.probe.LeftOut} tells it, and its source where there are several. */
    NOT_ENCODED("not encoded: {0}"),
    NO_CAPTIONS("the closed captions of the source are in none of the rungs"),
    /** A track, its average and its ceiling. */
    OVER_CEILING("{0} averages {1} kb/s, over its {2} kb/s: the picture needs more even at its cap"),
    /** A track, its peak and its average. */
    PEAKS("{0} peaks at {1} kb/s, over twice its average of {2} kb/s (HLS authoring 1.30)"),
    /** A text, and how many. */
    LATE_CUES("{0}: {1} cues after the end of the title are left out"),
    NO_SDR("no SDR beside the HDR: add a preset such as web-h264 for players without HDR (HLS authoring 1.24)"),
    NO_HDR("no HDR is kept: add the preset web-hdr-hevc or web-hdr-av1 for it"),
    /** Its kind, and the peak. */
    TONE_MAPPED("HDR ({0}) tone-mapped to SDR, BT.709, for a peak of {1} cd/m2"),
    /** Where they are, where was looked, and what is between them. */
    BARS("black bars at {0} of {1} places; `--crop auto` would keep {2}"),
    /** What was between them. */
    BARS_CUT("black bars cut off: {0} kept"),
    NO_BARS("no black bars found: nothing cut off"),
    /** What is kept. */
    CUT_TO_BOX("cut to {0} as told"),
    OVER_BLACK("transparent pixels are laid over black"),
    /** The first frame and the last, how many there are, the length and the beginning. */
    TRIMMED("cut to frames {0} to {1} of {2}: {3} s from {4} s on"),
    /** The length. */
    TRIMMED_SOUND("cut to {0} s of sound");

    private final String english;

    JobNote(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
