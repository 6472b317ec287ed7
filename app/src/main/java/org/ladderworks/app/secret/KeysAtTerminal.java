package org.ladderworks.app.secret;

import java.io.Console;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeyText;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Keys as someone types them, without echo. A mistake is told, without what was typed, and the same is asked again. In the end each
 * key is shown by its check value, which tells a mistyped key from the right one and nothing else of it.
 */
public final class KeysAtTerminal implements KeyEntry {

    private final Console console;

    private KeysAtTerminal(Console console) {
        this.console = console;
    }

    /** At the console of this process; {@link KeyEntry#none} where it has none. */
    public static KeyEntry of(@Nullable Console console) {
        return console != null && console.isTerminal() ? new KeysAtTerminal(console) : KeyEntry.none();
    }

    @Override
    public void enter(KeyRequest wanted, Consumer<KeySet> keep) {
        say("The keys of %s in %s, %d in all. Keys are not shown; key ids and IVs are."
                .formatted(
                        wanted.content(),
                        wanted.scheme().fourCc(),
                        wanted.roles().size()));
        while (!isKept(wanted, keep)) {
            say("From the first again.");
        }
    }

    private boolean isKept(KeyRequest wanted, Consumer<KeySet> keep) {
        try (KeySet typed = typed(wanted)) {
            wanted.roles()
                    .forEach(role -> say("  %-5s  %s  check value %s"
                            .formatted(role.label(), typed.key(role).id(), TypedKey.checkValue(typed.key(role)))));
            if (!answer(
                    "Keep them? They are never replaced afterwards. yes or no: ",
                    "Answer yes or no.",
                    KeysAtTerminal::decision)) {
                return false;
            }
            keep.accept(typed);
            return true;
        } catch (DrmException e) {
            if (e.code() != ErrorCode.KEYS_UNUSABLE) {
                throw e;
            }
            say("They cannot be kept: " + e.getMessage() + ". " + e.remedy());
            return false;
        }
    }

    private KeySet typed(KeyRequest wanted) {
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try {
            for (KeyRole role : wanted.roles()) {
                keys.put(role, key(role.label(), wanted.scheme()));
            }
            return new KeySet(keys, List.of());
        } catch (RuntimeException e) {
            keys.values().forEach(ContentKey::close);
            throw e;
        }
    }

    private ContentKey key(String role, ProtectionScheme scheme) {
        KeyId id = answer(
                role + ", key id (a UUID, " + TypedKey.FORMS + "): ",
                "That is no key id: it has 16 bytes.",
                TypedKey::keyId);
        byte[] secret = secret(role, id);
        try {
            // Under AES-CTR one IV for all would give the pictures away.
            byte[] iv = scheme == ProtectionScheme.CBCS
                    ? answer(
                            role + ", IV (" + TypedKey.FORMS + "; nothing: one is drawn): ",
                            "That is no IV: it has 16 bytes.",
                            TypedKey::iv)
                    : new byte[0];
            return new ContentKey(id, secret, Optional.of(iv).filter(bytes -> bytes.length > 0));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] secret(String role, KeyId id) {
        while (true) {
            char @Nullable [] typed = console.readPassword("%s", role + ", key (" + TypedKey.FORMS + "; not shown): ");
            if (typed == null) {
                throw ended();
            }
            try {
                Optional<byte[]> secret = KeyText.read(typed, ContentKey.LENGTH);
                if (secret.isPresent() && !Arrays.equals(secret.get(), id.bytes())) {
                    return secret.get();
                }
                say(
                        secret.isPresent()
                                ? "That is the key id, not the key."
                                : "That is no key of %d bytes: it has %d characters; give %s."
                                        .formatted(ContentKey.LENGTH, typed.length, TypedKey.FORMS));
            } finally {
                Arrays.fill(typed, '\0');
            }
        }
    }

    /** Asks until there is an answer that can be understood. */
    private <T> T answer(String question, String mistake, Function<String, Optional<T>> understood) {
        while (true) {
            @Nullable String line = console.readLine("%s", question);
            if (line == null) {
                throw ended();
            }
            Optional<T> answer = understood.apply(line.strip());
            if (answer.isPresent()) {
                return answer.get();
            }
            say(mistake);
        }
    }

    private static Optional<Boolean> decision(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "y" -> Optional.of(true);
            case "no", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private void say(String line) {
        console.writer().println(line);
        console.flush();
    }

    private static DrmException ended() {
        return new DrmException(
                ErrorCode.KEYS_NOT_ENTERED, "the keys were not entered to the end", "Start again; nothing was kept.");
    }

    @Override
    public boolean isGiven() {
        return false;
    }

    @Override
    public void close() {}
}
