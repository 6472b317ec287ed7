package org.ladderworks.engine.encode;

import org.ladderworks.engine.saying.Phrase;

/** Why a hardware encoder does not work on a machine, where that is known; else FFmpeg's own words are told. */
public enum HardwareFault implements Phrase {
    /** The systems that have it. */
    OTHER_SYSTEM("only on {0}"),
    /** The codec. */
    NO_ENCODER("no encoder for {0}"),
    /** Seconds. */
    TOO_SLOW("it did not finish within {0} s"),
    /** The library that is missing. */
    NO_DRIVER("no NVIDIA driver ({0})"),
    NO_DEVICE("no device that a driver answers for"),
    NOT_BUILT_IN("FFmpeg was built without it");

    private final String english;

    HardwareFault(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
