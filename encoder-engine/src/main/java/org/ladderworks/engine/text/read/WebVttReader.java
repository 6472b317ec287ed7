package org.ladderworks.engine.text.read;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.text.CueSettings;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.CueTextBuilder.Style;
import org.ladderworks.engine.text.read.TextReader.NotThatFormat;

/** WebVTT (W3C WebVTT, 6). Styles, regions, classes, voices, karaoke times and ruby readings are left out. */
final class WebVttReader {
    private static final Pattern HEADER = Pattern.compile("WEBVTT(?:[ \\t].*)?", Pattern.DOTALL);
    private static final Pattern TIMES =
            Pattern.compile("\\s*([\\d:.]{9,20})\\s*-->\\s*([\\d:.]{9,20})(?:[ \\t]+(.{0,1000}))?\\s*", Pattern.DOTALL);
    private static final Pattern TAG =
            Pattern.compile("<(/?)([a-z0-9:.]{0,32})(?:[.\\s][^<>]{0,500})?>", Pattern.CASE_INSENSITIVE);

    private WebVttReader() {}

    static void read(String text, CueCollector cues) throws NotThatFormat {
        List<String> lines = TextReader.lines(text);
        if (lines.isEmpty() || !HEADER.matcher(lines.getFirst()).matches()) {
            throw new NotThatFormat("it does not begin with WEBVTT");
        }
        for (int at = 1; at < lines.size(); at++) {
            if (!lines.get(at).contains("-->")) {
                continue;
            }
            Matcher times = TIMES.matcher(lines.get(at));
            int end = at + 1;
            while (end < lines.size()
                    && !lines.get(end).isEmpty()
                    && !lines.get(end).contains("-->")) {
                end++;
            }
            OptionalLong from = times.matches() ? Timestamps.clock(times.group(1)) : OptionalLong.empty();
            OptionalLong to = times.matches() ? Timestamps.clock(times.group(2)) : OptionalLong.empty();
            if (from.isEmpty() || to.isEmpty()) {
                cues.leaveOut("whose times cannot be read");
            } else {
                String settings = times.group(3) == null ? "" : times.group(3);
                cues.add(
                        from.getAsLong(),
                        to.getAsLong(),
                        words(lines.subList(at + 1, end)).build(),
                        CueSettings.of(settings));
            }
            at = end - 1;
        }
    }

    private static CueTextBuilder words(List<String> lines) {
        CueTextBuilder words = new CueTextBuilder();
        boolean reading = false;
        for (String line : lines) {
            Matcher tag = TAG.matcher(line);
            int from = 0;
            while (tag.find()) {
                add(line.substring(from, tag.start()), reading, words);
                from = tag.end();
                boolean on = tag.group(1).isEmpty();
                String name = tag.group(2).toLowerCase(Locale.ROOT);
                switch (name.indexOf('.') < 0 ? name : name.substring(0, name.indexOf('.'))) {
                    case "i" -> words.style(Style.I, on);
                    case "b" -> words.style(Style.B, on);
                    case "u" -> words.style(Style.U, on);
                    case "rt" -> reading = on;
                    case "ruby" -> reading = false;
                    default -> {}
                }
            }
            add(line.substring(from), reading, words);
            words.newLine();
        }
        return words;
    }

    private static void add(String text, boolean reading, CueTextBuilder words) {
        if (!reading) {
            words.text(HtmlTags.unescaped(text));
        }
    }
}
