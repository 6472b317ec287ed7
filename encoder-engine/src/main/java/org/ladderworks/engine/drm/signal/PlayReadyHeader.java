package org.ladderworks.engine.drm.signal;

import java.io.StringWriter;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;

/**
 * A PlayReady object with one header (PlayReady Header Specification, 2 and 3). Version 4.3 for {@code cbcs}, which alone
 * knows AES-CBC; for {@code cenc} the oldest that can tell it, as clients refuse newer ones than they know: 4.0 for one
 * key, 4.2 for several (rule 55).
 */
final class PlayReadyHeader {
    private static final String NAMESPACE = "http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader";
    private static final int HEADER_RECORD = 1;
    private static final int CHECKSUM_LENGTH = 8;

    private PlayReadyHeader() {}

    /**
     * The object of {@code pssh} and of {@code mspr:pro}.
     *
     * @param licences where licences are asked for; empty where the player is told otherwise
     */
    static byte[] object(List<ContentKey> keys, ProtectionScheme scheme, Optional<URI> licences) {
        byte[] header = xml(keys, scheme, licences).getBytes(StandardCharsets.UTF_16LE);
        int length = 4 + 2 + 2 + 2 + header.length;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putShort((short) 1)
                .putShort((short) HEADER_RECORD)
                .putShort((short) header.length)
                .put(header)
                .array();
    }

    static PsshBox pssh(List<ContentKey> keys, ProtectionScheme scheme, Optional<URI> licences) {
        return new PsshBox(DrmSystem.PLAYREADY.id(), List.of(), object(keys, scheme, licences));
    }

    /** Without declaration or blanks, attributes in the order of the alphabet, every end tag written (3.2). */
    private static String xml(List<ContentKey> keys, ProtectionScheme scheme, Optional<URI> licences) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            out.writeStartElement("WRMHEADER");
            out.writeDefaultNamespace(NAMESPACE);
            boolean first = scheme == ProtectionScheme.CENC && keys.size() == 1;
            out.writeAttribute("version", scheme == ProtectionScheme.CBCS ? "4.3.0.0" : first ? "4.0.0.0" : "4.2.0.0");
            out.writeStartElement("DATA");
            if (first) {
                only(out, keys.getFirst());
            } else {
                several(out, keys, scheme);
            }
            if (licences.isPresent()) {
                element(out, "LA_URL", licences.get().toString());
            }
            out.writeEndElement();
            out.writeEndElement();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing XML into memory failed", e);
        }
        return text.toString();
    }

    private static void only(XMLStreamWriter out, ContentKey key) throws XMLStreamException {
        out.writeStartElement("PROTECTINFO");
        element(out, "KEYLEN", Integer.toString(ContentKey.LENGTH));
        element(out, "ALGID", "AESCTR");
        out.writeEndElement();
        element(out, "KID", guid(key.id()));
        element(out, "CHECKSUM", checksum(key));
    }

    private static void several(XMLStreamWriter out, List<ContentKey> keys, ProtectionScheme scheme)
            throws XMLStreamException {
        out.writeStartElement("PROTECTINFO");
        out.writeStartElement("KIDS");
        for (ContentKey key : keys) {
            out.writeStartElement("KID");
            out.writeAttribute("ALGID", scheme == ProtectionScheme.CBCS ? "AESCBC" : "AESCTR");
            if (scheme == ProtectionScheme.CENC) {
                out.writeAttribute("CHECKSUM", checksum(key));
            }
            out.writeAttribute("VALUE", guid(key.id()));
            out.writeCharacters("");
            out.writeEndElement();
        }
        out.writeEndElement();
        out.writeEndElement();
    }

    private static void element(XMLStreamWriter out, String name, String text) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /** The key's id as a GUID of Windows: its first three numbers with the lowest byte first (rule 52). */
    static String guid(KeyId key) {
        return Base64.getEncoder().encodeToString(guidBytes(key));
    }

    private static byte[] guidBytes(KeyId key) {
        ByteBuffer from = ByteBuffer.wrap(key.bytes());
        return ByteBuffer.allocate(KeyId.LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(from.getInt())
                .putShort(from.getShort())
                .putShort(from.getShort())
                .put(from)
                .array();
    }

    /** Tells a wrong key from the right one without telling the key (5): clients of version 1 demand it. */
    private static String checksum(ContentKey key) {
        try {
            // One block under ECB, as CBC with an IV of zeros does it.
            Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key.aes(), new IvParameterSpec(new byte[KeyId.LENGTH]));
            byte[] encrypted = cipher.doFinal(guidBytes(key.id()));
            return Base64.getEncoder().encodeToString(Arrays.copyOf(encrypted, CHECKSUM_LENGTH));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES", e);
        }
    }
}
