package org.ladderworks.engine.manifest.dash;

import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document into memory, two blanks for each level, line feeds only. The JDK's writer escapes. */
final class IndentedXml {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;
    private int depth;

    IndentedXml() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("UTF-8", "1.0");
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** An element with what {@code content} writes inside it. */
    void element(String name, Attributes attributes, Runnable content) {
        try {
            newLine();
            writer.writeStartElement(name);
            attributes.writeTo(writer);
            depth++;
            content.run();
            depth--;
            newLine();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** An element without content. */
    void element(String name, Attributes attributes) {
        try {
            newLine();
            writer.writeEmptyElement(name);
            attributes.writeTo(writer);
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** An element that holds only text. */
    void text(String name, String content) {
        text(name, new Attributes(), content);
    }

    /** The same with attributes. */
    void text(String name, Attributes attributes, String content) {
        try {
            newLine();
            writer.writeStartElement(name);
            attributes.writeTo(writer);
            writer.writeCharacters(content);
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** The whole document, ended by a line feed. */
    String finish() {
        try {
            writer.writeEndDocument();
            writer.close();
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
        return text.append('\n').toString();
    }

    private void newLine() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }

    private static IllegalStateException inMemory(XMLStreamException e) {
        return new IllegalStateException("writing XML into memory failed", e);
    }

    /** Attributes in the order in which they were given. */
    static final class Attributes {
        private final Map<String, String> values = new LinkedHashMap<>();

        Attributes with(String name, Object value) {
            values.put(name, value.toString());
            return this;
        }

        private void writeTo(XMLStreamWriter writer) throws XMLStreamException {
            for (Map.Entry<String, String> attribute : values.entrySet()) {
                writer.writeAttribute(attribute.getKey(), attribute.getValue());
            }
        }
    }
}
