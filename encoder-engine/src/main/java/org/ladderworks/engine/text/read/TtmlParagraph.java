package org.ladderworks.engine.text.read;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ladderworks.engine.text.CueTextBuilder;
import org.ladderworks.engine.text.CueTextBuilder.Style;

/** A {@code p} of TTML: one cue, or one for each time that its spans name. Not thread-safe. */
final class TtmlParagraph {
    private final TtmlScope scope;
    private final Map<Span, Words> words = new LinkedHashMap<>();

    TtmlParagraph(TtmlScope scope) {
        this.scope = scope;
    }

    /** Microseconds. */
    private record Span(long begin, long end) {}

    /** What is shown in one span of time, and where. */
    private static final class Words {
        private final CueTextBuilder text = new CueTextBuilder();
        private String region;
        private String textAlign;
        private boolean blank = true;

        Words(TtmlScope scope) {
            region = scope.region();
            textAlign = scope.textAlign();
        }

        void put(TtmlScope scope, String plain) {
            if (region.isEmpty()) {
                region = scope.region();
            }
            if (textAlign.isEmpty()) {
                textAlign = scope.textAlign();
            }
            text.style(Style.I, scope.isItalic()).style(Style.B, scope.isBold()).style(Style.U, scope.isUnderlined());
            if (scope.isPreserved()) {
                text.text(plain);
                blank = plain.endsWith(" ");
            } else {
                String collapsed = plain.replaceAll("[ \\t\\r\\n]+", " ");
                String added = blank && collapsed.startsWith(" ") ? collapsed.substring(1) : collapsed;
                text.text(added);
                blank = added.isEmpty() ? blank : added.endsWith(" ");
            }
        }
    }

    void text(String plain, TtmlScope inner) {
        if (!inner.isHidden()) {
            at(inner).put(inner, plain);
        }
    }

    void newLine(TtmlScope inner) {
        if (!inner.isHidden()) {
            Words line = at(inner);
            line.text.newLine();
            line.blank = true;
        }
    }

    void addTo(CueCollector cues, TtmlLook look) {
        words.forEach((span, shown) -> shown.text
                .build()
                .ifPresent(text -> cues.add(
                        span.begin(),
                        span.end(),
                        java.util.Optional.of(text),
                        look.settings(shown.region, shown.textAlign))));
    }

    private Words at(TtmlScope inner) {
        return words.computeIfAbsent(new Span(inner.begin(), inner.end()), _ -> new Words(scope));
    }
}
