package org.ladderworks.publish.release;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The MPD of a title: that of a version, with a BaseURL that leads into the version. One that is there and relative is led like any
 * other relative reference (ISO/IEC 23009-1, 5.6.4). Pure.
 */
final class EntranceMpd {
    private static final String NAMESPACE = "urn:mpeg:dash:schema:mpd:2011";
    private static final String BASE = "BaseURL";

    /** What stands before a BaseURL in an MPD (ISO/IEC 23009-1, 5.3.1.3). */
    private static final Set<String> BEFORE = Set.of("ProgramInformation");

    /** Not relative to the folder of the MPD, or out of it. */
    private static final Pattern ELSEWHERE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*|/.*|(.*/)?\\.\\.(/.*)?");

    private EntranceMpd() {}

    /**
     * The same MPD for a place that a relative reference leads in from.
     *
     * @param lead ends with a slash
     * @throws IOException where it is no MPD, or has a base elsewhere
     */
    static byte[] of(byte[] mpd, String lead) throws IOException {
        try {
            Document document = read(mpd);
            Element root = document.getDocumentElement();
            @Nullable Node next = root.getFirstChild();
            boolean led = false;
            for (@Nullable Node each = next; each != null; each = each.getNextSibling()) {
                if (BASE.equals(each.getLocalName())) {
                    lead(each, lead);
                    led = true;
                }
                if (BEFORE.contains(String.valueOf(each.getLocalName()))) {
                    next = each.getNextSibling();
                }
            }
            if (!led) {
                Element base = document.createElementNS(NAMESPACE, BASE);
                base.setTextContent(lead);
                root.insertBefore(base, next);
            }
            return write(document);
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new IOException("no MPD: " + e.getMessage(), e);
        }
    }

    private static void lead(Node base, String lead) throws IOException {
        String own = base.getTextContent().strip();
        if (ELSEWHERE.matcher(own).matches()) {
            throw new IOException("an MPD whose BaseURL is elsewhere cannot be led into a version");
        }
        base.setTextContent(lead + (own.startsWith("./") ? own.substring(2) : own));
    }

    private static Document read(byte[] mpd) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // The one that is there without it prints to standard error.
        builder.setErrorHandler(new DefaultHandler());
        return builder.parse(new ByteArrayInputStream(mpd));
    }

    private static byte[] write(Document document) throws TransformerException {
        document.setXmlStandalone(true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory factory = TransformerFactory.newDefaultInstance();
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        factory.newTransformer().transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
