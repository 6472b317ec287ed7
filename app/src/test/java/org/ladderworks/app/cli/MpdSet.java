package org.ladderworks.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** An AdaptationSet of an MPD, read back by the JDK, by names and namespaces as a player does. */
record MpdSet(Element element) {
    static final String CENC = "urn:mpeg:cenc:2013";
    static final String CPS = "https://dashif.org/CPS";
    static final String CLEARKEY = "http://dashif.org/guidelines/clearKey";
    private static final String DASH = "urn:mpeg:dash:schema:mpd:2011";

    /** In the order of the MPD. */
    static List<MpdSet> of(Path mpd) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(mpd.toFile()).getDocumentElement();
            return children(root, DASH, "Period").stream()
                    .flatMap(period -> children(period, DASH, "AdaptationSet").stream())
                    .map(MpdSet::new)
                    .toList();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    String id() {
        return element.getAttribute("id");
    }

    /** The set's own. */
    List<Element> protections() {
        return children(element, DASH, "ContentProtection");
    }

    /** All that stand anywhere below it. */
    int protectionsBelow() {
        return element.getElementsByTagNameNS("*", "ContentProtection").getLength();
    }

    /** The set's own of a system. */
    Element protection(String schemeIdUri) {
        return protections().stream()
                .filter(protection -> protection.getAttribute("schemeIdUri").equals(schemeIdUri))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no ContentProtection for " + schemeIdUri));
    }

    /** What the first one tells. */
    String keyId() {
        return protections().getFirst().getAttributeNS(CENC, "default_KID");
    }

    /** The values of its properties of a kind. */
    List<String> supplements(String schemeIdUri) {
        return children(element, DASH, "SupplementalProperty").stream()
                .filter(property -> property.getAttribute("schemeIdUri").equals(schemeIdUri))
                .map(property -> property.getAttribute("value"))
                .toList();
    }

    /** The only child of that name. */
    static Element child(Element parent, String namespace, String name) {
        List<Element> found = children(parent, namespace, name);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + name);
        }
        return found.getFirst();
    }

    private static List<Element> children(Element parent, String namespace, String name) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && namespace.equals(element.getNamespaceURI())
                    && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }
}
