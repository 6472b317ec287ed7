package org.ladderworks.engine.drm.cpix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.NumberRange;

/** Writes the elements of CPIX 2.3, one after the other. Closing wipes what was written. */
public final class CpixStream implements AutoCloseable {
    private static final String VERSION = "2.3";

    private final Wipeable bytes = new Wipeable();
    private final XMLStreamWriter xml;

    private static final class Wipeable extends ByteArrayOutputStream {
        private void wipe() {
            Arrays.fill(buf, (byte) 0);
            reset();
        }
    }

    public CpixStream() throws XMLStreamException {
        xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
    }

    /** The root, for a title. */
    public void begin(String content) throws XMLStreamException {
        xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        xml.setPrefix("cpix", CpixNames.CPIX);
        xml.setPrefix("pskc", CpixNames.PSKC);
        xml.setPrefix("ds", CpixNames.DS);
        xml.setPrefix("enc", CpixNames.ENC);
        xml.writeStartElement(CpixNames.CPIX, "CPIX");
        xml.writeNamespace("cpix", CpixNames.CPIX);
        xml.writeNamespace("pskc", CpixNames.PSKC);
        xml.writeNamespace("ds", CpixNames.DS);
        xml.writeNamespace("enc", CpixNames.ENC);
        xml.writeAttribute("contentId", content);
        xml.writeAttribute("version", VERSION);
    }

    /** An element of CPIX with attributes: names and values in turns. */
    public void start(String name, String... attributes) throws XMLStreamException {
        xml.writeStartElement(CpixNames.CPIX, name);
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** An element of CPIX with nothing in it. */
    public void empty(String name, String... attributes) throws XMLStreamException {
        start(name, attributes);
        end();
    }

    void startIn(String namespace, String name) throws XMLStreamException {
        xml.writeStartElement(namespace, name);
    }

    /** Ends what was started last. */
    public void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    /** A key without its secret, which may follow. */
    public void startContentKey(KeyId id, ProtectionScheme scheme, Optional<byte[]> explicitIv)
            throws XMLStreamException {
        start("ContentKey", "kid", id.toString(), "commonEncryptionScheme", scheme.fourCc());
        if (explicitIv.isPresent()) {
            xml.writeAttribute("explicitIV", Base64.getEncoder().encodeToString(explicitIv.get()));
        }
    }

    void startSecret() throws XMLStreamException {
        start("Data");
        startIn(CpixNames.PSKC, "Secret");
    }

    void endSecret() throws XMLStreamException {
        end();
        end();
    }

    /** Whom the keys are to be encrypted for. */
    public void deliveryKey(Recipient recipient) throws XMLStreamException {
        start("DeliveryKey");
        startIn(CpixNames.DS, "X509Data");
        try {
            base64(CpixNames.DS, "X509Certificate", recipient.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
        end();
        end();
    }

    void encrypted(String algorithm, byte[] value) throws XMLStreamException {
        startIn(CpixNames.ENC, "EncryptionMethod");
        xml.writeAttribute("Algorithm", algorithm);
        end();
        startIn(CpixNames.ENC, "CipherData");
        base64(CpixNames.ENC, "CipherValue", value);
        end();
    }

    void base64(String namespace, String name, byte[] value) throws XMLStreamException {
        startIn(namespace, name);
        xml.writeCharacters(Base64.getEncoder().encodeToString(value));
        end();
    }

    /** Which tracks a key is for, by type and by filters (SPEKE 2.0 has the same form). */
    public void usageRule(KeyId key, KeyRole role) throws XMLStreamException {
        start("ContentKeyUsageRule", "kid", key.toString(), "intendedTrackType", role.name());
        if (role.pictures().isPresent()) {
            NumberRange pictures = role.pictures().get();
            start("VideoFilter");
            if (pictures.first() > NumberRange.ANY.first()) {
                xml.writeAttribute("minPixels", Long.toString(pictures.first()));
            }
            if (pictures.last() < NumberRange.ANY.last()) {
                xml.writeAttribute("maxPixels", Long.toString(pictures.last()));
            }
            end();
        }
        if (role.isForSound()) {
            empty("AudioFilter");
        }
        end();
    }

    /** The whole document. */
    public byte[] finish() throws XMLStreamException {
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        bytes.wipe();
    }
}
