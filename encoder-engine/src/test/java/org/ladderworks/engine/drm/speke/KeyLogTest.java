package org.ladderworks.engine.drm.speke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.cpix.CpixExport;
import org.ladderworks.engine.drm.cpix.CpixSource;
import org.ladderworks.engine.drm.file.KeyFileSource;
import org.ladderworks.engine.drm.server.Credential;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.drm.server.KeyServerAddress;
import org.ladderworks.engine.drm.server.Patience;
import org.ladderworks.engine.drm.server.SecretText;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.testing.AnsweringServer;
import org.ladderworks.engine.testing.Leaks;
import org.ladderworks.engine.testing.SpekeProvider;
import org.slf4j.LoggerFactory;

/** With every log at its finest, no key and no credential is in any of them. */
class KeyLogTest {
    private static final KeyRequest REQUEST = new KeyRequest(
            "title", ProtectionScheme.CBCS, List.of(KeyRole.VIDEO, KeyRole.AUDIO), Set.of(DrmSystem.WIDEVINE));
    private static final String CREDENTIAL = "TheCredentialOfTheStudio";

    @TempDir
    Path folder;

    @Test
    @DisplayName("keys and credentials are in no log, whether keys come or not")
    void logs() throws Exception {
        List<byte[]> secrets = new ArrayList<>();
        for (KeyRole role : REQUEST.roles()) {
            secrets.add(SpekeProvider.secret(SpekeKeyIds.of(REQUEST, role).toString()));
        }
        String logged = logged(() -> {
            SpekeProvider provider = new SpekeProvider();
            try (AnsweringServer server =
                    new AnsweringServer(AnsweringServer.document(asked -> provider.answer(asked.body())))) {
                KeySource speke = speke(server);
                speke.keys(REQUEST, new Cancellation()).close();
                server.answers(AnsweringServer.document(
                        asked -> provider.answer(asked.body()).replace("</", "<")));
                fails(speke);
                server.answers(AnsweringServer.status(500, CREDENTIAL));
                fails(speke);
            }
            KeySet keys = new KeySet(
                    Map.of(KeyRole.VIDEO, key(1, secrets.get(0)), KeyRole.AUDIO, key(2, secrets.get(1))), List.of());
            Path document = folder.resolve("title.xml");
            CpixExport.write(document, REQUEST, keys, Optional.empty());
            KeySource cpix = new CpixSource(new CpixSource.Place.InFile(document), Optional.empty());
            cpix.keys(REQUEST, new Cancellation()).close();
            Files.writeString(document, Files.readString(document).replace("</", "<"));
            fails(cpix);
            Path file = folder.resolve("keys.json");
            Files.writeString(
                    file, "{\"version\":1,\"keys\":[" + Base64.getEncoder().encodeToString(secrets.get(0)));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            fails(new KeyFileSource(file));
        });
        assertThat(logged).contains("a line that proves that logs are seen");
        Leaks.assertNone(logged, secrets);
        assertThat(logged).doesNotContain(CREDENTIAL);
    }

    private static KeySource speke(AnsweringServer server) {
        Credential credential =
                new Credential.Header("X-Api-Key", new SecretText.InEnvironment("K", Map.of("K", CREDENTIAL)));
        Patience patience = new Patience(Duration.ofSeconds(5), Duration.ofMillis(5), Duration.ofSeconds(1), 2);
        return new SpekeSource(
                new KeyServer(
                        KeyServerAddress.of(server.at("/speke?" + CREDENTIAL), false), List.of(credential), patience),
                Optional.empty());
    }

    private static void fails(KeySource source) {
        assertThatThrownBy(() -> source.keys(REQUEST, new Cancellation())).isInstanceOf(RuntimeException.class);
    }

    private static ContentKey key(int number, byte[] secret) {
        return new ContentKey(KeyId.parse("%032x".formatted(number)).orElseThrow(), secret, Optional.empty());
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    /** All that SLF4J and the JDK's own logging tell meanwhile. */
    private static String logged(Work work) throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        Level level = root.getLevel();
        java.util.logging.Logger own = LogManager.getLogManager().getLogger("");
        java.util.logging.Level ownLevel = own.getLevel();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                // The server's own log tells what it was asked, of course.
                if (!"com.sun.net.httpserver".equals(entry.getLoggerName())) {
                    lines.add(new SimpleFormatter().format(entry));
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(java.util.logging.Level.ALL);
        appender.start();
        try {
            root.setLevel(Level.TRACE);
            root.addAppender(appender);
            own.setLevel(java.util.logging.Level.ALL);
            own.addHandler(handler);
            root.trace("a line that proves that logs are seen");
            work.run();
        } finally {
            own.removeHandler(handler);
            own.setLevel(ownLevel);
            root.detachAppender(appender);
            root.setLevel(level);
        }
        appender.list.forEach(event -> lines.add(event.getFormattedMessage() + event.getThrowableProxy()));
        return String.join("\n", lines);
    }
}
