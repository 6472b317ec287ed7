package org.ladderworks.engine.text.read;

import java.util.Map;
import java.util.OptionalLong;

/** What holds inside an element of a TTML body: its time and its look, both from its parents on. Not thread-safe. */
final class TtmlScope {
    /** Longer than any title; what has no end lasts until its title ends. */
    private static final long FOREVER = 48L * 3600 * 1_000_000;

    static final TtmlScope ROOT = new TtmlScope(0, FOREVER);

    private final long begin;
    private final long end;
    private boolean unreadable;
    private boolean sequence;
    private boolean hidden;
    private boolean italic;
    private boolean bold;
    private boolean underline;
    private boolean preserved;
    private String region = "";
    private String textAlign = "";
    private long next;

    private TtmlScope(long begin, long end) {
        this.begin = begin;
        this.end = end;
        this.next = begin;
    }

    /**
     * The scope of an element inside this one.
     *
     * @param look its attributes and those of its styles
     * @param own its attributes alone
     */
    TtmlScope child(Map<String, String> look, Map<String, String> own, TtmlClock clock) {
        long base = sequence ? next : begin;
        OptionalLong from = clock.parse(own.getOrDefault("begin", "0s"));
        OptionalLong to = clock.parse(own.getOrDefault("end", "0s"));
        OptionalLong lasts = clock.parse(own.getOrDefault("dur", "0s"));
        boolean readable = from.isPresent() && to.isPresent() && lasts.isPresent();
        long start = base + (readable ? from.getAsLong() : 0);
        long stop = end;
        if (readable && own.containsKey("end")) {
            stop = Math.min(stop, base + to.getAsLong());
        }
        if (readable && own.containsKey("dur")) {
            stop = Math.min(stop, start + lasts.getAsLong());
        }
        TtmlScope child = new TtmlScope(start, stop);
        child.unreadable = !readable;
        child.sequence = own.getOrDefault("timeContainer", "par").equals("seq");
        child.hidden = hidden
                || unreadable
                || !readable
                || look.getOrDefault("display", "auto").equals("none")
                || look.getOrDefault("visibility", "visible").equals("hidden")
                || look.getOrDefault("ruby", "").startsWith("text");
        child.italic = look.containsKey("fontStyle") ? isSlanted(look.getOrDefault("fontStyle", "")) : italic;
        child.bold = look.containsKey("fontWeight")
                ? look.getOrDefault("fontWeight", "").equals("bold")
                : bold;
        child.underline = look.containsKey("textDecoration")
                ? look.getOrDefault("textDecoration", "").contains("underline")
                        && !look.getOrDefault("textDecoration", "").contains("noUnderline")
                : underline;
        child.preserved =
                own.containsKey("space") ? own.getOrDefault("space", "").equals("preserve") : preserved;
        child.region = look.getOrDefault("region", region);
        child.textAlign = look.getOrDefault("textAlign", textAlign);
        return child;
    }

    private static boolean isSlanted(String fontStyle) {
        return fontStyle.equals("italic") || fontStyle.equals("oblique");
    }

    /** In a sequence the next child begins when this one ended. */
    void ended(TtmlScope child) {
        next = Math.max(next, Math.min(child.end, FOREVER));
    }

    /** Microseconds. */
    long begin() {
        return begin;
    }

    /** Microseconds. */
    long end() {
        return end;
    }

    /** True where its own times cannot be read. */
    boolean isUnreadable() {
        return unreadable;
    }

    boolean isHidden() {
        return hidden;
    }

    boolean isItalic() {
        return italic;
    }

    boolean isBold() {
        return bold;
    }

    boolean isUnderlined() {
        return underline;
    }

    /** True where blanks and line feeds stand for themselves. */
    boolean isPreserved() {
        return preserved;
    }

    String region() {
        return region;
    }

    String textAlign() {
        return textAlign;
    }
}
