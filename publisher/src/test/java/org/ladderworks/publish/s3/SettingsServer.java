package org.ladderworks.publish.s3;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.AnsweringServer.Asked;
import org.xml.sax.SAXException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings of the bucket {@code films} on the loopback address, as the S3 API has them: each kind is replaced as a whole, and
 * taken only with the MD5 of what is sent.
 */
public final class SettingsServer implements AutoCloseable {
    private static final String SMALLEST = "x-amz-transition-default-minimum-object-size";
    private static final Map<String, String> NONE = Map.of(
            "cors", "NoSuchCORSConfiguration",
            "lifecycle", "NoSuchLifecycleConfiguration",
            "policy", "NoSuchBucketPolicy");

    private final Map<String, String> has = new HashMap<>();
    private final List<String> replaced = new ArrayList<>();
    private final AnsweringServer server = new AnsweringServer(this::answer);
    private String smallest = "all_storage_classes_128K";

    /** What everyone may ask, and be told otherwise. */
    public AnsweringServer server() {
        return server;
    }

    /**
     * Sets what the bucket has.
     *
     * @param kind {@code cors}, {@code lifecycle} or {@code policy}
     */
    public synchronized void set(String kind, String text) {
        has.put(kind, text);
    }

    /** What the bucket has; empty for nothing. */
    public synchronized String get(String kind) {
        return has.getOrDefault(kind, "");
    }

    /** Which kinds were replaced, in their order. */
    public synchronized List<String> replaced() {
        return List.copyOf(replaced);
    }

    /** As the bucket has it for its lifecycle. */
    public synchronized void setSmallest(String name) {
        smallest = name;
    }

    public synchronized String smallest() {
        return smallest;
    }

    /** As S3 refuses. */
    public static AnsweringServer.Behaviour refusal(int status, String code) {
        return AnsweringServer.status(
                status,
                "<Error><Code>" + code + "</Code><Message>no</Message></Error>",
                "Content-Type",
                "application/xml");
    }

    /** As S3 tells its settings. */
    public static AnsweringServer.Behaviour xml(String text) {
        return AnsweringServer.status(200, text, "Content-Type", "application/xml");
    }

    private synchronized void answer(Asked asked, HttpExchange exchange) throws IOException {
        String kind = asked.target().replaceFirst("^/films/?\\?", "");
        boolean signed = Optional.ofNullable(asked.headers().getFirst("Authorization"))
                .orElse("")
                .startsWith("AWS4-HMAC-SHA256 ");
        if (!signed || !NONE.containsKey(kind)) {
            refusal(403, "AccessDenied").answer(asked, exchange);
        } else if (asked.method().equals("PUT")) {
            put(kind, asked, exchange);
        } else if (!has.containsKey(kind)) {
            refusal(404, NONE.getOrDefault(kind, "")).answer(asked, exchange);
        } else {
            if (kind.equals("lifecycle")) {
                exchange.getResponseHeaders().set(SMALLEST, smallest);
            }
            xml(has.getOrDefault(kind, "")).answer(asked, exchange);
        }
    }

    private void put(String kind, Asked asked, HttpExchange exchange) throws IOException {
        byte[] body = asked.body().getBytes(StandardCharsets.UTF_8);
        if (!ObjectAttributes.md5(ByteBuffer.wrap(body)).equals(asked.headers().getFirst("Content-MD5"))) {
            refusal(400, "BadDigest").answer(asked, exchange);
        } else if (!isWellFormed(kind, body)) {
            refusal(400, kind.equals("policy") ? "MalformedPolicy" : "MalformedXML")
                    .answer(asked, exchange);
        } else {
            has.put(kind, asked.body());
            replaced.add(kind);
            if (kind.equals("lifecycle")) {
                // Without the header, S3 goes back to its own.
                smallest =
                        Optional.ofNullable(asked.headers().getFirst(SMALLEST)).orElse("all_storage_classes_128K");
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static boolean isWellFormed(String kind, byte[] body) {
        try {
            if (kind.equals("policy")) {
                return JsonMapper.shared().readTree(body).has("Statement");
            }
            String root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(body))
                    .getDocumentElement()
                    .getTagName();
            return root.equals(kind.equals("cors") ? "CORSConfiguration" : "LifecycleConfiguration");
        } catch (SAXException | IOException | ParserConfigurationException | JacksonException e) {
            return false;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
