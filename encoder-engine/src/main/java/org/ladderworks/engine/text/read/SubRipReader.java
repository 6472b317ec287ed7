package org.ladderworks.engine.text.read;

import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.read.TextReader.NotThatFormat;

/**
 * SubRip, which no one ever specified: blocks of a number, two times and lines. Numbers are not looked at; a block ends
 * at a blank line after which a number or times come, or nothing, as some files have blank lines inside their texts.
 */
final class SubRipReader {
    private static final Pattern TIMES =
            Pattern.compile("\\s*(-?[\\d:.,]{4,20})\\s*-{1,2}>\\s*(-?[\\d:.,]{4,20})(?:\\s.*)?", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d{1,9}\\s*");

    private SubRipReader() {}

    static void read(String text, CueCollector cues) throws NotThatFormat {
        List<String> lines = TextReader.lines(text);
        boolean any = false;
        for (int at = 0; at < lines.size(); ) {
            Matcher times = TIMES.matcher(lines.get(at));
            if (!times.matches()) {
                at++;
                continue;
            }
            any = true;
            int end = end(lines, at + 1);
            OptionalLong from = Timestamps.clock(times.group(1));
            OptionalLong to = Timestamps.clock(times.group(2));
            if (from.isEmpty() || to.isEmpty()) {
                cues.leaveOut("whose times cannot be read");
            } else {
                CueTextBuilder words = new CueTextBuilder();
                AssTags tags = new AssTags(words);
                for (String line : lines.subList(at + 1, end)) {
                    HtmlTags.add(line, words, tags);
                    words.newLine();
                }
                cues.add(
                        from.getAsLong(),
                        to.getAsLong(),
                        words.build(),
                        tags.placed().orElse(CueSettings.NONE));
            }
            at = end;
        }
        if (!any && !text.isBlank()) {
            throw new NotThatFormat("no line in it has times such as 00:01:02,500 --> 00:01:04,000");
        }
    }

    /** The line after the block's last line of text. */
    private static int end(List<String> lines, int from) {
        for (int at = from; at < lines.size(); at++) {
            if (isTimes(lines, at)) {
                // A block without a blank line before it: its number is the line before.
                return at > from && NUMBER.matcher(lines.get(at - 1)).matches() ? at - 1 : at;
            }
        }
        return lines.size();
    }

    private static boolean isTimes(List<String> lines, int at) {
        return lines.get(at).contains("->") && TIMES.matcher(lines.get(at)).matches();
    }
}
