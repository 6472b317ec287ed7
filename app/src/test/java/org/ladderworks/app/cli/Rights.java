package org.ladderworks.app.cli;

import java.util.List;

/** Commands in front of another that take away what root may do. */
final class Rights {
    private Rights() {}

    /** Permissions bind, also where the tests run as root: the capabilities to pass over them are gone. */
    static List<String> ofNobodySpecial() {
        return isRoot() ? List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search") : List.of();
    }

    /** A mount table of its own, in which it may mount: all of it is gone when it ends. */
    static List<String> toMount() {
        return isRoot() ? List.of("unshare", "-m") : List.of("unshare", "-rm");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
