package org.ladderworks.engine.drm.inspect;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Readers of XML that fetch nothing and expand nothing: a document that declares its own type is refused. */
final class HostileXml {
    private HostileXml() {}

    static XMLStreamReader read(byte[] document) throws XMLStreamException {
        return factory().createXMLStreamReader(new ByteArrayInputStream(document));
    }

    static XMLStreamReader read(String document) throws XMLStreamException {
        return factory().createXMLStreamReader(new StringReader(document));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty("jdk.xml.dtd.support", "deny");
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
