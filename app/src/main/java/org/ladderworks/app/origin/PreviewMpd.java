package org.ladderworks.app.origin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.ladderworks.engine.drm.DrmSystem;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** An MPD as a preview sends it: its DRM systems become ClearKey, at the preview's own licence desk. */
final class PreviewMpd {
    private static final String MPD = "urn:mpeg:dash:schema:mpd:2011";
    private static final String COMMON = "urn:mpeg:dash:mp4protection:2011";
    private static final String CPS = "https://dashif.org/CPS";
    private static final String CLEARKEY = "http://dashif.org/guidelines/clearKey";

    private PreviewMpd() {}

    /** @throws IOException where it is no MPD */
    static byte[] of(byte[] mpd, String licences) throws IOException {
        try {
            Document document = read(mpd);
            NodeList found = document.getElementsByTagNameNS("*", "ContentProtection");
            List<Element> protections = new ArrayList<>();
            for (int i = 0; i < found.getLength(); i++) {
                protections.add((Element) found.item(i));
            }
            for (Element protection : protections) {
                Node parent = protection.getParentNode();
                if (protection.getAttribute("schemeIdUri").equals(COMMON)) {
                    parent.insertBefore(clearKey(document, licences), protection.getNextSibling());
                } else {
                    parent.removeChild(protection);
                }
            }
            return write(document);
        } catch (SAXException | ParserConfigurationException | TransformerException e) {
            throw new IOException("no MPD: " + e.getMessage(), e);
        }
    }

    private static Element clearKey(Document document, String licences) {
        Element protection = document.createElementNS(MPD, "ContentProtection");
        protection.setAttribute("schemeIdUri", "urn:uuid:" + DrmSystem.CLEARKEY.id());
        protection.setAttribute("value", "ClearKey1.0");
        Element old = document.createElementNS(CLEARKEY, "clearkey:Laurl");
        old.setAttribute("Lic_type", "EME-1.0");
        old.setTextContent(licences);
        protection.appendChild(old);
        Element address = document.createElementNS(CPS, "dashif:Laurl");
        address.setTextContent(licences);
        protection.appendChild(address);
        return protection;
    }

    private static Document read(byte[] mpd) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setXIncludeAware(false);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(mpd));
    }

    private static byte[] write(Document document) throws TransformerException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }
}
