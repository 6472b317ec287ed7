package org.ladderworks.engine.drm.cpix;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.drm.KeyText;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads XML that nobody vouches for: no DTD, no entity, no inclusion, nothing fetched; and asks elements for what they hold. */
final class CpixXml {
    private CpixXml() {}

    /** The root of a document. */
    static Element root(byte[] bytes) throws CpixUnusable {
        try {
            DocumentBuilder builder = factory().newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            builder.setEntityResolver((_, _) -> {
                throw new SAXException("nothing is fetched");
            });
            return builder.parse(new ByteArrayInputStream(bytes)).getDocumentElement();
        } catch (SAXParseException e) {
            // Its own words would repeat what it read.
            throw CpixUnusable.malformed("it is no well-formed XML, or has a DTD, near line " + e.getLineNumber());
        } catch (SAXException | IOException e) {
            throw CpixUnusable.malformed("it is no well-formed XML");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setIgnoringComments(true);
        factory.setCoalescing(true);
        return factory;
    }

    /** All elements in an element. */
    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (@Nullable Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    /** Those of a name. */
    static List<Element> children(Element parent, String namespace, String name) {
        return children(parent).stream()
                .filter(child -> is(child, namespace, name))
                .toList();
    }

    /** Those in a list element, which may be missing. */
    static List<Element> listed(Element root, String list, String name) {
        return children(root, CpixNames.CPIX, list).stream()
                .flatMap(element -> children(element, CpixNames.CPIX, name).stream())
                .toList();
    }

    /** The first one of a name. */
    static Optional<Element> child(Element parent, String namespace, String name) {
        return children(parent, namespace, name).stream().findFirst();
    }

    static boolean is(Element element, String namespace, String name) {
        return namespace.equals(element.getNamespaceURI()) && name.equals(element.getLocalName());
    }

    /** An attribute that is there. */
    static Optional<String> attribute(Element element, String name) {
        return element.hasAttribute(name)
                ? Optional.of(element.getAttribute(name).strip())
                : Optional.empty();
    }

    /** The bytes of an element with base64 in it; the caller wipes them. */
    static byte[] base64(Element element) throws CpixUnusable {
        return KeyText.base64(element.getTextContent())
                .orElseThrow(() -> CpixUnusable.malformed("a " + element.getLocalName() + " is no base64"));
    }

    /** The parser's own handler writes to the terminal. */
    private static final class Silent implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
