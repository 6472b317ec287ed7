package org.ladderworks.engine.drm.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.ladderworks.engine.cmaf.cenc.KeyId;

/** A CPIX document: which keys are in it, and whether who has the document has them. Never the keys themselves. */
final class CpixWords {
    private static final int MOST = 10_000;

    private CpixWords() {}

    private enum Form {
        CLEAR("in clear"),
        ENCRYPTED("encrypted"),
        NAMED("only named");

        private final String words;

        Form(String words) {
            this.words = words;
        }
    }

    /** @throws XMLStreamException where it is no XML */
    static Described of(byte[] document) throws XMLStreamException {
        List<Described> keys = new ArrayList<>();
        List<Form> forms = new ArrayList<>();
        XMLStreamReader xml = HostileXml.read(document);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("ContentKey")) {
                String id = Optional.ofNullable(xml.getAttributeValue(null, "kid"))
                        .flatMap(KeyId::parse)
                        .map(KeyId::toString)
                        .orElse("none");
                Form form = form(xml);
                forms.add(form);
                if (keys.size() < MOST) {
                    keys.add(Described.line("key id: " + id + ", the key " + form.words));
                }
            }
        }
        xml.close();
        return new Described(
                "CPIX document, keys: %d in clear, %d encrypted, %d only named"
                        .formatted(
                                Collections.frequency(forms, Form.CLEAR),
                                Collections.frequency(forms, Form.ENCRYPTED),
                                Collections.frequency(forms, Form.NAMED)),
                keys);
    }

    /** Reads up to the end of the key; what is in it stays unread. */
    private static Form form(XMLStreamReader xml) throws XMLStreamException {
        Form form = Form.NAMED;
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (xml.getLocalName().equals("PlainValue")) {
                        form = Form.CLEAR;
                    } else if (xml.getLocalName().equals("EncryptedValue") && form == Form.NAMED) {
                        form = Form.ENCRYPTED;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
        return form;
    }
}
