package org.ladderworks.app.secret;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The keyring of the desktop: Secret Service on Linux, the Keychain of macOS, the Credential Manager of Windows. Its library is
 * loaded when it is asked first, and a machine without a desktop is told apart before that. Each question ends in time.
 */
public final class OsKeyring implements Keyring {
    private static final String SERVICE = "Ladderworks";
    private static final String TRIAL = "trial";

    /** A keyring that is locked asks its user, who may be elsewhere. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String system;
    private final Map<String, String> environment;
    private final Duration patience;

    OsKeyring(String system, Map<String, String> environment, Duration patience) {
        this.system = system;
        this.environment = environment;
        this.patience = patience;
    }

    /** That of whoever runs this process. */
    public static OsKeyring ofThisUser() {
        return ofThisUser(PATIENCE);
    }

    /** The same, with less patience than a minute. */
    public static OsKeyring ofThisUser(Duration patience) {
        return new OsKeyring(System.getProperty("os.name", ""), System.getenv(), patience);
    }

    @Override
    public String described() {
        return system.startsWith("Windows")
                ? "the Credential Manager of Windows"
                : system.startsWith("Mac") ? "the Keychain" : "the keyring of the desktop";
    }

    @Override
    public boolean isThere() {
        if (!mayBeThere()) {
            return false;
        }
        try {
            // There are some that can be reached and keep nothing, such as one that nobody has ever set up.
            return asked(keyring -> {
                        keyring.setPassword(SERVICE, TRIAL, TRIAL);
                        String kept = keyring.getPassword(SERVICE, TRIAL);
                        keyring.deletePassword(SERVICE, TRIAL);
                        return kept;
                    })
                    .equals(Optional.of(TRIAL));
        } catch (KeyringFailed e) {
            return false;
        }
    }

    /** Elsewhere than on Linux there is always one; there it is reached by the session's bus. */
    private boolean mayBeThere() {
        boolean linux = !system.startsWith("Windows") && !system.startsWith("Mac");
        String runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return !linux
                || !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isEmpty()
                || (!runtime.isEmpty() && Files.exists(Path.of(runtime, "bus")));
    }

    @Override
    public void put(String name, String secret) throws KeyringFailed {
        asked(keyring -> {
            keyring.setPassword(SERVICE, name, secret);
            return "";
        });
    }

    @Override
    public Optional<String> get(String name) throws KeyringFailed {
        return asked(keyring -> keyring.getPassword(SERVICE, name)).filter(secret -> !secret.isEmpty());
    }

    @Override
    public void remove(String name) throws KeyringFailed {
        asked(keyring -> {
            keyring.deletePassword(SERVICE, name);
            return "";
        });
    }

    @FunctionalInterface
    private interface Question {
        String ask(com.github.javakeyring.Keyring keyring) throws PasswordAccessException;
    }

    /** Empty where it has nothing under that name, or does not give it: it does not tell these apart. */
    private Optional<String> asked(Question question) throws KeyringFailed {
        if (!mayBeThere()) {
            throw new KeyringFailed("there is no keyring in this session");
        }
        FutureTask<Optional<String>> task = new FutureTask<>(() -> {
            com.github.javakeyring.Keyring keyring = com.github.javakeyring.Keyring.create();
            try {
                return Optional.ofNullable(question.ask(keyring));
            } catch (PasswordAccessException e) {
                return Optional.empty();
            } finally {
                keyring.close();
            }
        });
        Thread.ofPlatform().daemon().name("keyring").start(task);
        try {
            return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new KeyringFailed("it does not answer; it may be waiting to be unlocked");
        } catch (ExecutionException e) {
            // Words of its libraries are left out: they might repeat what they were given.
            throw new KeyringFailed(
                    e.getCause() instanceof BackendNotSupportedException
                            ? "there is no keyring in this session"
                            : "it failed with " + String.valueOf(e.getCause()).replaceFirst("[:\\s].*", ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeyringFailed("interrupted");
        }
    }
}
