package org.ladderworks.engine.drm.inspect;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;

/** The ContentProtection elements of an MPD (ISO/IEC 23009-1, 5.8.4.1), set by set. */
final class MpdWords {
    private static final String URN_UUID = "urn:uuid:";
    private static final int MOST = 10_000;

    private MpdWords() {}

    /** @throws XMLStreamException where it is no XML */
    static Described of(byte[] mpd) throws XMLStreamException {
        List<Described> sets = new ArrayList<>();
        List<Described> current = new ArrayList<>();
        String set = "MPD";
        XMLStreamReader xml = HostileXml.read(mpd);
        int seen = 0;
        while (xml.hasNext() && seen++ < MOST * 100) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("AdaptationSet")) {
                close(sets, set, current);
                set = "AdaptationSet " + attribute(xml, "id").orElse("")
                        + attribute(xml, "contentType")
                                .map(type -> " (" + type + ")")
                                .orElse("");
            } else if (xml.getLocalName().equals("ContentProtection") && current.size() < MOST) {
                current.add(protection(xml));
            }
        }
        xml.close();
        close(sets, set, current);
        return new Described(sets.isEmpty() ? "MPD without ContentProtection" : "MPD", sets);
    }

    private static void close(List<Described> sets, String set, List<Described> current) {
        if (!current.isEmpty() && sets.size() < MOST) {
            sets.add(new Described(set.strip(), current));
        }
        current.clear();
    }

    private static Described protection(XMLStreamReader xml) throws XMLStreamException {
        List<Described> parts = new ArrayList<>();
        String scheme = attribute(xml, "schemeIdUri").orElse("").toLowerCase(Locale.ROOT);
        String value = attribute(xml, "value").orElse("");
        attribute(xml, "default_KID").ifPresent(key -> parts.add(Described.line("key id: " + key)));
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    String name = xml.getLocalName();
                    if (name.equals("pssh") || name.equals("pro") || name.equals("Laurl") || name.equals("laurl")) {
                        Optional<String> attribute = attribute(xml, "licenseUrl");
                        String text = xml.getElementText().strip();
                        depth--;
                        parts.add(child(name, attribute.orElse(text)));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return new Described(words(scheme, value), parts);
    }

    private static Described child(String name, String text) {
        return switch (name) {
            case "pssh" -> PsshWords.ofBase64(text);
            case "pro" -> {
                try {
                    yield new Described(
                            "PlayReady object",
                            PlayReadyWords.of(Base64.getMimeDecoder().decode(text)));
                } catch (IllegalArgumentException | MalformedMediaException e) {
                    yield Described.line("no PlayReady object: " + e.getMessage());
                }
            }
            default -> Described.line("licence server: " + text);
        };
    }

    private static String words(String scheme, String value) {
        if (scheme.equals("urn:mpeg:dash:mp4protection:2011")) {
            return "Common Encryption, scheme " + value;
        }
        if (scheme.startsWith(URN_UUID)) {
            try {
                return PsshWords.system(UUID.fromString(scheme.substring(URN_UUID.length())));
            } catch (IllegalArgumentException e) {
                return scheme;
            }
        }
        return scheme + " " + value;
    }

    /** By its local name, whatever its namespace. */
    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return Optional.of(xml.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }
}
