package org.ladderworks.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LoggingTest {
    /** Of this very process, whose context Logback has set up by itself. */
    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();

    @ParameterizedTest
    @CsvSource({
        "org.ladderworks.app, WARN",
        "io.javalin, WARN",
        "software.amazon.awssdk.core, ERROR",
        "org.apache.http.wire, ERROR"
    })
    void thisMuchIsLogged(String name, String least) {
        Level effective = context.getLogger(name).getEffectiveLevel();

        assertThat(effective).isEqualTo(Level.toLevel(least));
    }

    @Test
    void aLineGoesToTheStandardError() {
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);

        assertThat(root.getAppender("STDERR")).isInstanceOfSatisfying(ConsoleAppender.class, console -> {
            assertThat(console.isStarted()).isTrue();
            assertThat(console.getTarget()).isEqualTo("System.err");
        });
    }

    @Test
    void aLineSaysWhenHowBadWhereAndWhat() {
        Logger logger = context.getLogger(LoggingTest.class);
        ConsoleAppender<ILoggingEvent> console = (ConsoleAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR");
        LoggingEvent event = new LoggingEvent("", logger, Level.WARN, "disk {} is full", null, new Object[] {"/a"});

        String line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);

        assertThat(line).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} WARN  LoggingTest - disk /a is full\\R");
    }
}
