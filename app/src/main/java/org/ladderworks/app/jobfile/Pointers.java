package org.ladderworks.app.jobfile;

import java.util.Arrays;
import java.util.List;

/** JSON Pointers (RFC 6901). */
final class Pointers {
    private Pointers() {}

    /** The pointer of a member of what another pointer names. */
    static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** The names in a pointer, from the outermost on. */
    static List<String> names(String pointer) {
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(name -> name.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
