package org.ladderworks.app.secret;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.secret.Keyring.KeyringFailed;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.error.DrmException;
import org.slf4j.LoggerFactory;

/** Opens a vault with the keyring of its session, and says how that went: a process for a session of its own. */
final class KeyringProcess {
    private KeyringProcess() {}

    public static void main(String[] arguments) throws KeyringFailed {
        ListAppender<ILoggingEvent> log = finestLog();
        Path folder = Path.of(arguments[0]);
        Keyring keyring = new OsKeyring(System.getProperty("os.name"), System.getenv(), Duration.ofSeconds(10));
        Unlocking unlocking = new Unlocking(Optional.empty(), Optional.empty(), Optional.of(keyring), _ -> {});
        try (Vault vault = Vault.open(folder, unlocking)) {
            String iv = TrackOfTest.iv(vault, KeyId.of(new byte[16]), ProtectionScheme.CBCS, "00".repeat(32));
            String kek =
                    keyring.get("vault " + new VaultFile(folder).read().id()).orElseThrow();
            System.out.println(
                    "protected " + vault.protection() + ", iv " + iv + (isTold(log, kek) ? ", and told in a log" : ""));
        } catch (DrmException e) {
            System.out.println(e.code().label());
        }
        System.out.flush();
        // A keyring that never answered may still be waited for.
        System.exit(0);
    }

    private static ListAppender<ILoggingEvent> finestLog() {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.detachAndStopAllAppenders();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        return log;
    }

    /** True where the secret is in the log in hexadecimal, in base64, or as a list of numbers. */
    private static boolean isTold(ListAppender<ILoggingEvent> log, String hex) {
        byte[] raw = HexFormat.of().parseHex(hex);
        List<String> forms = List.of(
                hex,
                Base64.getEncoder().encodeToString(raw),
                numbers(hex.getBytes(StandardCharsets.US_ASCII)),
                numbers(raw));
        return log.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> forms.stream().anyMatch(line::contains));
    }

    private static String numbers(byte[] bytes) {
        String list = Arrays.toString(bytes);
        return list.substring(1, list.length() - 1);
    }
}
