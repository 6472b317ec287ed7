package org.ladderworks.publish.cdn;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.AnsweringServer.Asked;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Invalidations of one distribution on the loopback address, in the XML of CloudFront's API of 2020-05-31: a caller's reference is
 * taken once, and each invalidation is under way for as many questions as it is told.
 */
public final class CloudFrontServer implements AutoCloseable {
    public static final String DISTRIBUTION = "E2EXAMPLE1ABCD";

    /** Never to be seen in what is printed. */
    public static final String SECRET = "DoNotTellThisSecretKey";

    private static final String AT = "/2020-05-31/distribution/" + DISTRIBUTION + "/invalidation";
    private static final String NAMESPACE = "http://cloudfront.amazonaws.com/doc/2020-05-31/";

    private final AnsweringServer server;
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final int questions;
    private int losing;

    /** @param questions before an invalidation is done; none is asked for 0 */
    public CloudFrontServer(int questions) {
        this.questions = questions;
        this.server = new AnsweringServer((each, exchange) -> {
            Told told = told(each);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            byte[] bytes = told.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(told.status(), bytes.length);
            boolean lost;
            synchronized (this) {
                lost = losing-- > 0;
            }
            exchange.getResponseBody().write(bytes, 0, lost ? bytes.length / 2 : bytes.length);
            exchange.getResponseBody().flush();
        });
    }

    private record Told(int status, String body) {}

    /** An invalidation. */
    private static final class Taken {
        private final List<String> paths;
        private final String id;
        private int asked;

        Taken(List<String> paths, String id) {
            this.paths = paths;
            this.id = id;
        }
    }

    public AnsweringServer server() {
        return server;
    }

    /** What is asked is done, and half of the answer lost, so many times. */
    synchronized void loses(int answers) {
        losing = answers;
    }

    /** By their references. */
    public synchronized Map<String, List<String>> taken() {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        taken.forEach((reference, each) -> paths.put(reference, each.paths));
        return paths;
    }

    /** What a process needs in its environment to find it. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL_CLOUDFRONT",
                server.at("/"),
                "AWS_ACCESS_KEY_ID",
                "AKIDEXAMPLE",
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    private synchronized Told told(Asked each) {
        if (each.headers().getFirst("Authorization") == null
                || !each.headers().getFirst("Authorization").contains("/us-east-1/cloudfront/aws4_request")) {
            return refusal(403, "MissingAuthenticationToken");
        }
        if (each.method().equals("POST") && each.target().equals(AT)) {
            return create(each.body());
        }
        if (each.method().equals("GET") && each.target().startsWith(AT + "/")) {
            String id = each.target().substring(AT.length() + 1);
            return taken.values().stream()
                    .filter(known -> known.id.equals(id))
                    .findFirst()
                    .map(known -> {
                        known.asked++;
                        return new Told(200, invalidation(known));
                    })
                    .orElseGet(() -> refusal(404, "NoSuchInvalidation"));
        }
        return refusal(404, "NoSuchDistribution");
    }

    private Told create(String body) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Element batch = factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .getDocumentElement();
            NodeList paths = batch.getElementsByTagNameNS(NAMESPACE, "Path");
            List<String> named = new ArrayList<>();
            for (int i = 0; i < paths.getLength(); i++) {
                named.add(paths.item(i).getTextContent());
            }
            if (!batch.getLocalName().equals("InvalidationBatch")
                    || !text(batch, "Quantity").equals(Integer.toString(named.size()))) {
                return refusal(400, "InconsistentQuantities");
            }
            Taken known = taken.computeIfAbsent(
                    text(batch, "CallerReference"), _ -> new Taken(named, "I2EXAMPLE" + taken.size()));
            return known.paths.equals(named)
                    ? new Told(201, invalidation(known))
                    : refusal(400, "InvalidationBatchAlreadyExists");
        } catch (SAXException | IOException | ParserConfigurationException e) {
            return refusal(400, "MalformedXML");
        }
    }

    private static String text(Element in, String name) {
        return in.getElementsByTagNameNS(NAMESPACE, name).item(0).getTextContent();
    }

    private String invalidation(Taken known) {
        String status = known.asked < questions ? "InProgress" : "Completed";
        return "<?xml version=\"1.0\"?>\n<Invalidation xmlns=\"" + NAMESPACE + "\"><Id>" + known.id + "</Id><Status>"
                + status + "</Status><CreateTime>2026-11-23T01:00:00.000Z</CreateTime></Invalidation>";
    }

    public static String refusalText(String code) {
        return "<?xml version=\"1.0\"?>\n<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>"
                + code
                + "</Code><Message>User: arn:aws:iam::123456789012:user/x is not allowed</Message></Error>"
                + "<RequestId>1</RequestId></ErrorResponse>";
    }

    private static Told refusal(int status, String code) {
        return new Told(status, refusalText(code));
    }

    @Override
    public void close() {
        server.close();
    }
}
