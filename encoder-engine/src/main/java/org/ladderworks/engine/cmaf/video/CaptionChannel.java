package org.ladderworks.engine.cmaf.video;

import java.util.Arrays;
import java.util.Optional;

/** What captions in pictures are told apart by: channels of CEA-608, two in each field, and the standard services of CEA-708. */
public enum CaptionChannel {
    CC1(false, 1),
    CC2(false, 2),
    CC3(false, 3),
    CC4(false, 4),
    SERVICE1(true, 1),
    SERVICE2(true, 2),
    SERVICE3(true, 3),
    SERVICE4(true, 4),
    SERVICE5(true, 5),
    SERVICE6(true, 6);

    private final boolean service;
    private final int number;

    CaptionChannel(boolean service, int number) {
        this.service = service;
        this.number = number;
    }

    /** True for CEA-708. */
    public boolean isService() {
        return service;
    }

    /** True for the one that is in the language of the sound, by custom. */
    public boolean isFirst() {
        return number == 1;
    }

    /** Of the channel or of the service, from 1. */
    public int number() {
        return number;
    }

    /** Empty where a service of that number is none of the standard ones. */
    static Optional<CaptionChannel> service(int number) {
        return Arrays.stream(values())
                .filter(channel -> channel.service && channel.number == number)
                .findFirst();
    }
}
