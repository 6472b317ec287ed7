package org.ladderworks.app.watch;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which files are wanted, by their names. Pure.
 *
 * @param media true for a name with an ending that media have
 */
public record TakeableNames(Predicate<String> media) {
    /** Behind the name of what is on its way, by whoever brings it. */
    private static final Set<String> UNFINISHED = Set.of(
            ".part",
            ".partial",
            ".crdownload",
            ".download",
            ".tmp",
            ".temp",
            ".aria2",
            ".!qb",
            ".!ut",
            ".filepart",
            ".opdownload",
            ".inprogress",
            ".lock");

    /** True for media that are not hidden and not named as something that is being written. */
    boolean isTakeable(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return Stream.of(path.split("/", -1)).noneMatch(each -> each.startsWith("."))
                && !name.startsWith("~")
                && !name.endsWith("~")
                && media.test(name);
    }

    /** True where something beside a file tells that it is being written, as Firefox and aria2 do. */
    static boolean isBeingBrought(String path, Set<String> all) {
        return UNFINISHED.stream().anyMatch(ending -> all.contains(path + ending));
    }

    /** True for what is looked at for its name alone. */
    static boolean isMark(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        return UNFINISHED.stream().anyMatch(small::endsWith);
    }
}
