package org.ladderworks.app.library;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * What an operator says of a title.
 *
 * @param name one line, {@value #LONGEST_NAME} characters at most, not blank
 * @param description {@value #LONGEST_DESCRIPTION} characters at most; may be empty
 * @param tags {@value #MOST_TAGS} at most, each one line of {@value #LONGEST_TAG} characters at most; sorted, none twice
 */
public record TitleDetails(String name, String description, List<String> tags) {
    static final int LONGEST_NAME = 500;
    static final int LONGEST_DESCRIPTION = 20_000;
    static final int LONGEST_TAG = 100;
    static final int MOST_TAGS = 50;

    /**
     * Holds them to their limits.
     *
     * @throws UsageException naming the first that is not as it has to be
     */
    public TitleDetails {
        name = line("the name", name, LONGEST_NAME);
        if (description.length() > LONGEST_DESCRIPTION) {
            throw refused("the description is over " + LONGEST_DESCRIPTION + " characters", "Shorten it.");
        }
        Set<String> sorted = new TreeSet<>();
        for (String tag : tags) {
            sorted.add(line("a tag", tag, LONGEST_TAG));
        }
        if (sorted.size() > MOST_TAGS) {
            throw refused("there are over " + MOST_TAGS + " tags", "Take some away.");
        }
        tags = List.copyOf(sorted);
    }

    /** With tags that it may have already. */
    public TitleDetails tagged(Set<String> added) {
        return new TitleDetails(
                name, description, Stream.concat(tags.stream(), added.stream()).toList());
    }

    /** Without some tags. */
    public TitleDetails untagged(Set<String> taken) {
        return new TitleDetails(
                name,
                description,
                tags.stream().filter(tag -> !taken.contains(tag)).toList());
    }

    private static String line(String what, String text, int longest) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || stripped.length() > longest
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw refused(
                    what + " is empty, over " + longest + " characters, or has more than one line",
                    "Write it in one line.");
        }
        return stripped;
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
