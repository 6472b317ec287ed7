package org.ladderworks.publish.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Adobe's S3Mock in a process of its own, on the loopback address, with files in a folder that goes with it. */
public final class S3MockStore implements S3Store {
    /** Where the build brings it ({@code pom.xml}, execution {@code s3mock}). */
    private static final Path PROGRAM = Path.of("target", "s3mock", "s3mock.jar");

    private static final Pattern STARTED = Pattern.compile("Tomcat started on ports (\\d+) ");
    private static final String BUCKET = "films";
    private static final int MOST_SECONDS = 60;

    private final Path folder;
    private final Process process;
    private final URI endpoint;
    private final S3Connection connection;

    private S3MockStore() {
        try {
            folder = Files.createTempDirectory("s3mock");
            process = start(folder);
            endpoint = URI.create("http://127.0.0.1:" + awaitPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connection = S3Connection.open(settings(), credentials());
    }

    /** The one of all tests of this JVM: started for the first that asks, ended behind the last. */
    public static S3MockStore of(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(S3MockStore.class))
                .computeIfAbsent(S3MockStore.class, _ -> new S3MockStore(), S3MockStore.class);
    }

    private static Process start(Path folder) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new AssertionError(PROGRAM.toAbsolutePath() + " is missing: `mvn process-test-classes` brings it");
        }
        Path wiring = folder.resolve("loopback.xml");
        try (InputStream in = S3MockStore.class.getResourceAsStream("/s3mock/loopback.xml")) {
            Files.write(wiring, in.readAllBytes());
        }
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        line.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        // What it puts aside while it receives goes with the rest.
        line.addAll(List.of("-Djava.io.tmpdir=" + folder, "-jar", PROGRAM.toString()));
        line.addAll(List.of(
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--server.ssl.enabled=false",
                "--http.port=0",
                "--spring.main.sources=file:" + wiring,
                "--spring.main.allow-bean-definition-overriding=true",
                "--spring.main.banner-mode=off",
                "--com.adobe.testing.s3mock.store.initial-buckets=" + BUCKET,
                "--com.adobe.testing.s3mock.store.root=" + Files.createDirectory(folder.resolve("root"))));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
    }

    private String awaitPort() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            Matcher started = STARTED.matcher(Files.readString(folder.resolve("said.txt")));
            if (started.find()) {
                return started.group(1);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new AssertionError("S3Mock does not start: " + Files.readString(folder.resolve("said.txt")));
    }

    @Override
    public Optional<URI> endpoint() {
        return Optional.of(endpoint);
    }

    @Override
    public String bucket() {
        return BUCKET;
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDMOCK", "any"));
    }

    @Override
    public boolean checksSignatures() {
        return false;
    }

    @Override
    public S3Connection connection() {
        return connection;
    }

    @Override
    public void close() {
        connection.close();
        process.destroyForcibly();
        try {
            process.waitFor();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
