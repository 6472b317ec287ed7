package org.ladderworks.engine.text.read;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.text.read.TextReader.NotThatFormat;

/**
 * TTML and its profiles, IMSC text, EBU-TT and DFXP (W3C TTML2). No DTD and no entity is read: a document may not make
 * the reader open files or grow. Times inside containers add up, and sequences follow one another (12.1 and 12.4).
 */
final class TtmlReader {
    private static final int DEEPEST = 64;
    private static final Set<String> TIMED = Set.of("body", "div", "p", "span", "br");

    /** What is looked at; all else is not kept, so that no element takes more room than these. */
    private static final Set<String> KNOWN = Set.of(
            "id",
            "style",
            "region",
            "space",
            "begin",
            "end",
            "dur",
            "timeContainer",
            "display",
            "visibility",
            "ruby",
            "fontStyle",
            "fontWeight",
            "textDecoration",
            "textAlign",
            "displayAlign",
            "origin",
            "extent",
            "frameRate",
            "frameRateMultiplier",
            "subFrameRate",
            "tickRate",
            "timeBase",
            "dropMode",
            "backgroundImage");

    private final CueCollector cues;
    private final TtmlLook look = new TtmlLook();
    private final Deque<TtmlScope> scopes = new ArrayDeque<>();
    private TtmlClock clock = TtmlClock.of(Map.of());
    private @Nullable TtmlParagraph paragraph;
    private String region = "";
    private boolean pictures;

    TtmlReader(CueCollector cues) {
        this.cues = cues;
    }

    void read(String text) throws NotThatFormat {
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text.strip()));
            int depth = 0;
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        if (depth == 0 && !xml.getLocalName().equals("tt")) {
                            throw new NotThatFormat("its root is " + xml.getLocalName() + ", not tt");
                        }
                        depth++;
                        if (depth > DEEPEST) {
                            throw new NotThatFormat("its elements are nested deeper than " + DEEPEST);
                        }
                        begin(xml.getLocalName(), attributes(xml));
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        depth--;
                        end(xml.getLocalName());
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                        if (paragraph != null && !scopes.isEmpty()) {
                            paragraph.text(xml.getText(), scopes.getLast());
                        }
                    }
                    default -> {}
                }
            }
        } catch (XMLStreamException e) {
            throw new NotThatFormat("it is no well-formed XML near line "
                    + Optional.ofNullable(e.getLocation())
                            .map(where -> Integer.toString(where.getLineNumber()))
                            .orElse("1"));
        }
        if (pictures && cues.cues().isEmpty()) {
            throw new NotThatFormat("its subtitles are pictures");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        // Pieces of text may end in the middle of a character of two parts.
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private void begin(String name, Map<String, String> attributes) {
        pictures |= attributes.containsKey("backgroundImage");
        switch (name) {
            case "tt" -> clock = TtmlClock.of(attributes);
            case "region" -> {
                region = attributes.getOrDefault("id", "");
                look.name(region, attributes);
            }
            case "style" -> look.name(region.isEmpty() ? attributes.getOrDefault("id", "") : region, attributes);
            case "set", "metadata" -> {}
            default -> {
                if (TIMED.contains(name)) {
                    beginTimed(name, attributes);
                }
            }
        }
    }

    private void beginTimed(String name, Map<String, String> attributes) {
        TtmlScope parent = scopes.isEmpty() ? TtmlScope.ROOT : scopes.getLast();
        TtmlScope scope = parent.child(look.resolved(attributes), attributes, clock);
        if (scope.isUnreadable()) {
            cues.leaveOut("whose times cannot be read");
        }
        scopes.addLast(scope);
        if (name.equals("p")) {
            paragraph = new TtmlParagraph(scope);
        } else if (paragraph != null && name.equals("br")) {
            paragraph.newLine(scope);
        }
    }

    private void end(String name) {
        if (name.equals("region")) {
            region = "";
        }
        if (!TIMED.contains(name) || scopes.isEmpty()) {
            return;
        }
        TtmlScope ended = scopes.removeLast();
        if (!scopes.isEmpty()) {
            scopes.getLast().ended(ended);
        }
        if (name.equals("p") && paragraph != null) {
            paragraph.addTo(cues, look);
            paragraph = null;
        }
    }

    /** By local name: what they mean does not depend on which of the many namespaces of TTML they are in. */
    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (KNOWN.contains(xml.getAttributeLocalName(i))) {
                attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
            }
        }
        return attributes;
    }
}
