package org.ladderworks.engine.encode;

import org.ladderworks.engine.saying.Phrase;

/** What an operator should know of how a title was encoded. */
public enum EncodeNote implements Phrase {
    /** Memory of a part, and what was free. */
    ONE_PART_ONE_CORE("1 part at a time, each encoder on one thread: 1 core, about {0} MB each of {1} MB free"),
    /** Cores, memory of a part, and what was free. */
    ONE_PART("1 part at a time, each encoder on one thread: {0} cores, about {1} MB each of {2} MB free"),
    /** Parts, cores, memory of a part, and what was free. */
    PARTS("{0} parts at a time, each encoder on one thread: {1} cores, about {2} MB each of {3} MB free"),
    /** How many, and how many are kept. */
    AUDIO_LEFT_OUT("{0} audio tracks are left out: more than {1} trouble players"),
    ONLY_E_AC_3("E-AC-3 without AC-3: Apple devices of unknown age need both (HLS authoring 2.6)"),
    /** A codec, and the stream. */
    PASSED_THROUGH("{0} of {1} is passed through as it is"),
    /** Families, and the encoder. */
    IN_HARDWARE("{0} by {1}: encoded in hardware, not reproducible bit for bit");

    private final String english;

    EncodeNote(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
