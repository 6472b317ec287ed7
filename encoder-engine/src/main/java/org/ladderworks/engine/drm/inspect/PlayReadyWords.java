package org.ladderworks.engine.drm.inspect;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ladderworks.engine.cmaf.MalformedMediaException;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/** A PlayReady object (PlayReady Header Specification, 2): its records, and of headers what they say. */
final class PlayReadyWords {
    private static final int MOST_LINES = 500;

    private PlayReadyWords() {}

    /** True for bytes that begin as an object does. */
    static boolean isObject(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.length > 10 && in.getInt() == bytes.length && in.getShort() > 0;
    }

    static List<Described> of(byte[] object) {
        ByteBuffer in = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
        List<Described> records = new ArrayList<>();
        try {
            if (in.getInt() != object.length) {
                throw new MalformedMediaException("a PlayReady object that tells of another length than its own");
            }
            for (int left = Short.toUnsignedInt(in.getShort()); left > 0; left--) {
                int type = Short.toUnsignedInt(in.getShort());
                byte[] value = new byte[Short.toUnsignedInt(in.getShort())];
                in.get(value);
                records.add(
                        switch (type) {
                            case 1 -> new Described("header", header(value));
                            case 3 -> Described.line("embedded licence store of " + value.length + " bytes");
                            default -> Described.line("record of type " + type + ", " + value.length + " bytes");
                        });
            }
        } catch (BufferUnderflowException e) {
            throw new MalformedMediaException("a PlayReady object that ends too early");
        }
        return records;
    }

    private static List<Described> header(byte[] utf16) {
        List<Described> lines = new ArrayList<>();
        try {
            XMLStreamReader xml = HostileXml.read(new String(utf16, StandardCharsets.UTF_16LE));
            String element = "";
            while (xml.hasNext() && lines.size() < MOST_LINES) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element = xml.getLocalName();
                        start(xml, element).map(Described::line).ifPresent(lines::add);
                    }
                    case XMLStreamConstants.CHARACTERS -> {
                        if (!xml.isWhiteSpace()) {
                            lines.add(Described.line(text(element, xml.getText().strip())));
                        }
                    }
                    default -> {}
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new MalformedMediaException("a PlayReady header that is no XML");
        }
        return lines;
    }

    private static Optional<String> start(XMLStreamReader xml, String element) {
        Optional<String> id = Optional.ofNullable(xml.getAttributeValue(null, "VALUE"));
        return switch (element) {
            case "WRMHEADER" -> Optional.of("version: " + xml.getAttributeValue(null, "version"));
            case "KID" ->
                id.map(value -> "key id: " + keyId(value) + attribute(xml, "ALGID") + attribute(xml, "CHECKSUM"));
            default -> Optional.empty();
        };
    }

    private static String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : ", " + name + " " + value;
    }

    private static String text(String element, String text) {
        return switch (element) {
            case "KID" -> "key id: " + keyId(text);
            case "LA_URL" -> "licence server: " + text;
            default -> element + ": " + text;
        };
    }

    /** A GUID of Windows, lowest byte of its numbers first, as the key id that {@code tenc} and manifests have. */
    private static String keyId(String base64) {
        try {
            byte[] guid = Base64.getDecoder().decode(base64.strip());
            if (guid.length == KeyId.LENGTH) {
                ByteBuffer in = ByteBuffer.wrap(guid).order(ByteOrder.LITTLE_ENDIAN);
                byte[] network = ByteBuffer.allocate(KeyId.LENGTH)
                        .putInt(in.getInt())
                        .putShort(in.getShort())
                        .putShort(in.getShort())
                        .put(in)
                        .array();
                return KeyId.of(network).toString();
            }
        } catch (IllegalArgumentException e) {
            // Told as it stands.
        }
        return base64 + " (no key id)";
    }
}
