package org.ladderworks.engine.testing;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A key provider as SPEKE 2.0 has it, with means of its own: it fills in what a request leaves open. */
public final class SpekeProvider {
    private static final String CPIX = "urn:dashif:org:cpix";
    private static final String PSKC = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static final String ENC = "http://www.w3.org/2001/04/xmlenc#";
    private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
    private static final String FAIRPLAY = "94ce86fb-07ff-4f43-adb8-93d2fa968ca2";

    private final SecureRandom random = new SecureRandom();

    /** The key that it has for an id. */
    public static byte[] secret(String kid) throws Exception {
        return Arrays.copyOf(
                MessageDigest.getInstance("SHA-256").digest(("the provider's " + kid).getBytes(StandardCharsets.UTF_8)),
                16);
    }

    /** The answer to a request, encrypted where it names a recipient. */
    public String answer(String request) {
        try {
            Document document = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(request)));
            byte[] documentKey = drawn(32);
            byte[] macKey = drawn(64);
            NodeList deliveries = document.getElementsByTagNameNS(CPIX, "DeliveryData");
            for (int i = 0; i < deliveries.getLength(); i++) {
                deliver((Element) deliveries.item(i), documentKey, macKey);
            }
            NodeList keys = document.getElementsByTagNameNS(CPIX, "ContentKey");
            for (int i = 0; i < keys.getLength(); i++) {
                fill((Element) keys.item(i), deliveries.getLength() > 0, documentKey, macKey);
            }
            NodeList systems = document.getElementsByTagNameNS(CPIX, "DRMSystem");
            for (int i = 0; i < systems.getLength(); i++) {
                signal((Element) systems.item(i));
            }
            StringWriter out = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void deliver(Element delivery, byte[] documentKey, byte[] macKey) throws Exception {
        byte[] der = Base64.getDecoder()
                .decode(delivery.getElementsByTagNameNS(DS, "X509Certificate")
                        .item(0)
                        .getTextContent());
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der))
                        .getPublicKey());
        Element secret = add(add(add(delivery, CPIX, "DocumentKey"), CPIX, "Data"), PSKC, "Secret");
        encrypted(add(secret, PSKC, "EncryptedValue"), ENC + "rsa-oaep-mgf1p", rsa.doFinal(documentKey));
        Element method = add(delivery, CPIX, "MACMethod");
        method.setAttribute("Algorithm", "http://www.w3.org/2001/04/xmldsig-more#hmac-sha512");
        encrypted(add(method, PSKC, "MACKey"), ENC + "rsa-oaep-mgf1p", rsa.doFinal(macKey));
    }

    private void fill(Element key, boolean encrypted, byte[] documentKey, byte[] macKey) throws Exception {
        byte[] content = secret(key.getAttribute("kid"));
        Element secret = add(add(key, CPIX, "Data"), PSKC, "Secret");
        if (!encrypted) {
            add(secret, PSKC, "PlainValue").setTextContent(Base64.getEncoder().encodeToString(content));
            return;
        }
        byte[] iv = drawn(16);
        Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(documentKey, "AES"), new IvParameterSpec(iv));
        byte[] body = aes.doFinal(content);
        byte[] value =
                ByteBuffer.allocate(iv.length + body.length).put(iv).put(body).array();
        encrypted(add(secret, PSKC, "EncryptedValue"), ENC + "aes256-cbc", value);
        Mac mac = Mac.getInstance("HmacSHA512");
        mac.init(new SecretKeySpec(macKey, "HmacSHA512"));
        add(secret, PSKC, "ValueMAC").setTextContent(Base64.getEncoder().encodeToString(mac.doFinal(value)));
    }

    private static void signal(Element system) {
        String id = system.getAttribute("systemId");
        UUID uuid = UUID.fromString(id);
        NodeList boxes = system.getElementsByTagNameNS(CPIX, "PSSH");
        for (int i = 0; i < boxes.getLength(); i++) {
            ByteBuffer box = ByteBuffer.allocate(36)
                    .putInt(36)
                    .put("pssh".getBytes(StandardCharsets.US_ASCII))
                    .putInt(0)
                    .putLong(uuid.getMostSignificantBits())
                    .putLong(uuid.getLeastSignificantBits())
                    .putInt(4)
                    .putInt(7);
            boxes.item(i).setTextContent(Base64.getEncoder().encodeToString(box.array()));
        }
        NodeList tags = system.getElementsByTagNameNS(CPIX, "HLSSignalingData");
        for (int i = 0; i < tags.getLength(); i++) {
            boolean master = ((Element) tags.item(i)).getAttribute("playlist").equals("master");
            String tag = "#EXT-X-%s:METHOD=SAMPLE-AES,URI=\"%s\",KEYFORMAT=\"%s\",KEYFORMATVERSIONS=\"1\""
                    .formatted(
                            master ? "SESSION-KEY" : "KEY",
                            id.equals(FAIRPLAY) ? "skd://" + system.getAttribute("kid") : "data:text/plain;base64,AAAA",
                            format(id));
            tags.item(i).setTextContent(Base64.getEncoder().encodeToString(tag.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static String format(String system) {
        return switch (system) {
            case FAIRPLAY -> "com.apple.streamingkeydelivery";
            case "9a04f079-9840-4286-ab92-e65be0885f95" -> "com.microsoft.playready";
            default -> "urn:uuid:" + system;
        };
    }

    private static void encrypted(Element holder, String algorithm, byte[] value) {
        add(holder, ENC, "EncryptionMethod").setAttribute("Algorithm", algorithm);
        add(add(holder, ENC, "CipherData"), ENC, "CipherValue")
                .setTextContent(Base64.getEncoder().encodeToString(value));
    }

    private static Element add(Element parent, String namespace, String name) {
        return (Element) parent.appendChild(parent.getOwnerDocument().createElementNS(namespace, name));
    }

    private byte[] drawn(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
