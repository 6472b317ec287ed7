package org.ladderworks.publish.s3;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Keeps the last answer as it came, to be compared with what the SDK has made of it. For one request at a time. */
final class RawAnswer implements ExecutionInterceptor {
    /** More than a bucket's rules can have. */
    private static final int MOST = 4 << 20;

    private volatile byte[] last = {};

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(this::keep);
    }

    private InputStream keep(InputStream answer) {
        try (answer) {
            byte[] bytes = answer.readNBytes(MOST + 1);
            if (bytes.length > MOST) {
                throw SdkClientException.create("the answer has more than " + MOST + " bytes");
            }
            last = bytes;
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw SdkClientException.create("the answer was cut", e);
        }
    }

    /** How many elements without others in them its root has; -1 where it is no XML. */
    int leaves() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(last));
            int leaves = 0;
            int depth = 0;
            boolean began = false;
            while (xml.hasNext()) {
                int next = xml.next();
                if (next == XMLStreamConstants.START_ELEMENT) {
                    depth++;
                    began = true;
                } else if (next == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                    leaves += began && depth > 0 ? 1 : 0;
                    began = false;
                }
            }
            return leaves;
        } catch (XMLStreamException e) {
            return -1;
        }
    }
}
