package org.ladderworks.engine.drm.inspect;

import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.SourceException;

/** XML by what its root is: an MPD or a part of one, or a CPIX document. */
final class XmlWords {
    private XmlWords() {}

    /**
     * Fails with a SourceException where it is XML of something else.
     *
     * @throws XMLStreamException where it is no XML
     */
    static Described of(Path file, byte[] document) throws XMLStreamException {
        String root = root(document);
        if (root.equals("CPIX")) {
            return CpixWords.of(document);
        }
        Described found = MpdWords.of(document);
        if (!root.equals("MPD") && found.parts().isEmpty()) {
            throw new SourceException(
                    ErrorCode.SOURCE_UNSUPPORTED,
                    file + " is XML of the kind " + root + ", which tells nothing of encryption",
                    "Name an MPD or a CPIX document, or another file of the package.");
        }
        return found;
    }

    private static String root(byte[] document) throws XMLStreamException {
        XMLStreamReader xml = HostileXml.read(document);
        xml.nextTag();
        String root = xml.getLocalName();
        xml.close();
        return root;
    }
}
