package org.ladderworks.app.secret;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.ladderworks.app.secret.VaultDocument.Kek;
import org.ladderworks.app.secret.VaultDocument.SealedKey;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeyVault;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;

/**
 * Content keys and IVs, kept on this machine: {@code vault.json} in a folder of its own. Each change is on the disk before it is
 * told. Thread-safe, and safe for several processes at once; closing wipes what unlocked it.
 */
public final class Vault implements KeyVault, IvLedger, AutoCloseable {
    private final VaultFile file;
    private final VaultCipher cipher;
    private final KekKeeper keeper;

    private Vault(VaultFile file, VaultCipher cipher, KekKeeper keeper) {
        this.file = file;
        this.cipher = cipher;
        this.keeper = keeper;
    }

    /** True where a folder holds a vault already. */
    public static boolean exists(Path folder) {
        return new VaultFile(folder).exists();
    }

    /**
     * What can be told of the vault of a folder that stays locked; empty where there is none.
     *
     * @throws DrmException where it is damaged or of a newer version, or cannot be read
     */
    public static Optional<VaultStatus> status(Path folder) {
        VaultFile file = new VaultFile(folder);
        if (!file.exists()) {
            return Optional.empty();
        }
        VaultDocument document = file.read();
        int titles = (int)
                document.keys().stream().map(SealedKey::content).distinct().count();
        return Optional.of(new VaultStatus(
                file.path(),
                protection(file, document),
                document.keys().size(),
                titles,
                document.ivs().size()));
    }

    /**
     * Unlocks the vault of a folder; makes one where there is none.
     *
     * @throws DrmException where it cannot be unlocked, is damaged or of a newer version, or cannot be read or written
     */
    public static Vault open(Path folder, Unlocking unlocking) {
        VaultFile file = new VaultFile(folder);
        if (!file.exists()) {
            make(file, unlocking);
        }
        // Read without the lock: the file is only ever replaced as a whole, and a person may take long to type.
        VaultDocument document = file.read();
        KekKeeper keeper = unlocking.keeper(protection(file, document), file);
        byte[] kek = keeper.recall(document.id(), document.kek().parameters());
        VaultCipher cipher = new VaultCipher(kek);
        try {
            if (!cipher.check().equals(document.kek().check())) {
                throw VaultErrors.locked(
                        "the vault " + file.path() + " was not made with the key that it is unlocked with",
                        "Put the right key back, or the right vault.");
            }
            verify(file, cipher, document);
            return new Vault(file, cipher, keeper);
        } catch (RuntimeException e) {
            cipher.close();
            throw e;
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    private static VaultProtection protection(VaultFile file, VaultDocument document) {
        return VaultProtection.named(document.kek().kind())
                .orElseThrow(() -> VaultErrors.damaged(file.path(), "it does not say how it is unlocked"));
    }

    private static void make(VaultFile file, Unlocking unlocking) {
        KekKeeper keeper = unlocking.keeper(unlocking.forNew(), file);
        keeper.ask();
        String id = UUID.randomUUID().toString();
        byte[] kek = new byte[VaultCipher.KEK_LENGTH];
        new SecureRandom().nextBytes(kek);
        try (VaultFile.Held _ = file.lock()) {
            if (file.exists()) {
                // Another process was faster.
                return;
            }
            try (VaultCipher cipher = new VaultCipher(kek)) {
                Kek kept = new Kek(keeper.kind().kind(), cipher.check(), keeper.keep(id, kek));
                file.write(cipher.vouched(new VaultDocument(
                        VaultDocument.FORMAT,
                        VaultDocument.WITHOUT_TEXTS,
                        id,
                        kept,
                        List.of(),
                        List.of(),
                        List.of(),
                        "")));
            }
            if (keeper.kind() == VaultProtection.FILE) {
                unlocking
                        .warnings()
                        .accept("the new vault " + file.path() + " is protected " + keeper.described()
                                + ". `ladderworks vault protect` knows better ways");
            }
        } finally {
            Arrays.fill(kek, (byte) 0);
        }
    }

    /**
     * Protects the vault of a folder in another way from now on; its keys stay as they are. Killed at any instant, it leaves a
     * vault that opens in the old way or in the new one.
     *
     * @param now how it is unlocked today
     * @param then how it is to be protected, as a new vault is
     * @return false where it is protected so already
     * @throws DrmException where there is no vault, it cannot be unlocked, or cannot be protected so
     */
    public static boolean protect(Path folder, Unlocking now, Unlocking then) {
        VaultFile file = new VaultFile(folder);
        if (!file.exists()) {
            throw VaultErrors.none(file.path());
        }
        try (Vault vault = open(folder, now)) {
            KekKeeper keeper = then.keeper(then.forNew(), file);
            boolean changed = new VaultRekeying(vault, file).run(vault.keeper, keeper);
            if (changed && keeper.kind() == VaultProtection.FILE) {
                then.warnings().accept("the vault is protected " + keeper.described() + " now");
            }
            return changed;
        }
    }

    /** How it is unlocked, in words that follow "protected". */
    public String protection() {
        return keeper.described();
    }

    /** What it holds, without the keys. */
    public List<VaultEntry> entries() {
        return read().keys().stream().map(this::entry).toList();
    }

    @Override
    public KeySet keys(KeyRequest request, Supplier<ContentKey> draw) {
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try (VaultFile.Held _ = file.lock()) {
            VaultDocument before = read();
            VaultDocument after = before;
            for (KeyRole role : request.roles()) {
                Optional<SealedKey> kept = before.key(request.content(), request.scheme(), role);
                if (kept.isPresent()) {
                    keys.put(role, unsealed(kept.get()));
                } else {
                    ContentKey drawn = draw.get();
                    keys.put(role, drawn);
                    after = after.with(sealed(request, role, drawn));
                }
            }
            if (!after.equals(before)) {
                file.write(cipher.vouched(after));
            }
            return new KeySet(keys, List.of());
        } catch (RuntimeException e) {
            keys.values().forEach(ContentKey::close);
            throw e;
        }
    }

    @Override
    public KeySet kept(KeyRequest request) {
        VaultDocument document = read();
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try {
            for (KeyRole role : request.roles()) {
                document.key(request.content(), request.scheme(), role)
                        .ifPresent(kept -> keys.put(role, unsealed(kept)));
            }
            return new KeySet(keys, List.of());
        } catch (RuntimeException e) {
            keys.values().forEach(ContentKey::close);
            throw e;
        }
    }

    /** The keys that have these ids, by what they are for; fewer where the others are not kept. The caller closes them. */
    KeySet named(Set<KeyId> ids) {
        Map<KeyRole, ContentKey> keys = new EnumMap<>(KeyRole.class);
        try {
            for (SealedKey kept : read().keys()) {
                VaultEntry entry = entry(kept);
                if (ids.contains(entry.id()) && !keys.containsKey(entry.role())) {
                    keys.put(entry.role(), unsealed(kept));
                }
            }
            return new KeySet(keys, List.of());
        } catch (RuntimeException e) {
            keys.values().forEach(ContentKey::close);
            throw e;
        }
    }

    @Override
    public void keep(KeyRequest request, KeySet keys) {
        try (VaultFile.Held _ = file.lock()) {
            VaultDocument before = read();
            VaultDocument after = before;
            for (KeyRole role : request.roles()) {
                ContentKey key = keys.key(role);
                refuseAnotherMeaning(before, request, key);
                Optional<SealedKey> kept = before.key(request.content(), request.scheme(), role);
                if (kept.isEmpty()) {
                    after = after.with(sealed(request, role, key));
                } else if (!isSame(kept.get(), key)) {
                    throw new DrmException(
                            ErrorCode.KEYS_UNUSABLE,
                            "the vault has another key for %s of %s in %s"
                                    .formatted(
                                            role.label(),
                                            request.content(),
                                            request.scheme().fourCc()),
                            "Keys are never replaced, as what they encrypted would be lost: give the title another"
                                    + " content id.");
                }
            }
            if (!after.equals(before)) {
                file.write(cipher.vouched(after));
            }
        }
    }

    @Override
    public List<Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
        return new IvBook(read().ivs()).uses(key, scheme, outline);
    }

    @Override
    public String draw(KeyId key, ProtectionScheme scheme, String outline) {
        try (VaultFile.Held _ = file.lock()) {
            VaultDocument document = read();
            IvBook book = new IvBook(document.ivs());
            String drawn = book.draw(key, scheme);
            file.write(cipher.vouched(document.with(book.with(key, scheme, outline, drawn))));
            return drawn;
        }
    }

    @Override
    public void finished(List<Finished> tracks) {
        try (VaultFile.Held _ = file.lock()) {
            VaultDocument document = read();
            file.write(cipher.vouched(document.with(new IvBook(document.ivs()).with(tracks))));
        }
    }

    /** Secret texts of the program, such as an address with a token in it. */
    public VaultTexts texts() {
        return new VaultTexts(file, cipher, this::read);
    }

    /** One id means one key for ever, in one scheme. */
    private void refuseAnotherMeaning(VaultDocument document, KeyRequest request, ContentKey key) {
        for (SealedKey kept : document.keys()) {
            if (kept.scheme().equals(request.scheme().fourCc())) {
                if (kept.kid().equals(key.id().toString()) && !isSame(kept, key)) {
                    throw new DrmException(
                            ErrorCode.KEYS_UNUSABLE,
                            "the vault has another key under the id %s, for %s of %s"
                                    .formatted(key.id(), kept.role(), kept.content()),
                            "Give the right key, or another id.");
                }
                continue;
            }
            boolean named = kept.kid().equals(key.id().toString());
            boolean same = !named && kept.content().equals(request.content()) && isSame(kept, key);
            if (named || same) {
                throw new DrmException(
                        ErrorCode.KEYS_UNUSABLE,
                        "the key " + key.id() + " is in the vault for " + kept.scheme() + " already",
                        "Give each scheme keys of its own.");
            }
        }
    }

    private boolean isSame(SealedKey kept, ContentKey key) {
        try (ContentKey other = unsealed(kept)) {
            return other.sameSecret(key);
        }
    }

    private SealedKey sealed(KeyRequest request, KeyRole role, ContentKey key) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return cipher.seal(
                new SealedKey(
                        request.content(),
                        request.scheme().fourCc(),
                        role.label(),
                        key.id().toString(),
                        now,
                        "",
                        ""),
                key);
    }

    ContentKey unsealed(SealedKey kept) {
        return cipher.unseal(kept)
                .orElseThrow(() -> VaultErrors.damaged(file.path(), "the key " + kept.kid() + " cannot be unsealed"));
    }

    private VaultEntry entry(SealedKey kept) {
        try {
            return new VaultEntry(
                    kept.content(),
                    Arrays.stream(ProtectionScheme.values())
                            .filter(scheme -> scheme.fourCc().equals(kept.scheme()))
                            .findFirst()
                            .orElseThrow(),
                    KeyRole.named(kept.role()).orElseThrow(),
                    KeyId.parse(kept.kid()).orElseThrow(),
                    Instant.parse(kept.created()));
        } catch (NoSuchElementException | DateTimeParseException e) {
            throw VaultErrors.damaged(file.path(), "an entry cannot be read");
        }
    }

    VaultDocument read() {
        VaultDocument document = file.read();
        if (!cipher.check().equals(document.kek().check())) {
            throw VaultErrors.rekeyed(file.path());
        }
        verify(file, cipher, document);
        return document.current();
    }

    private static void verify(VaultFile file, VaultCipher cipher, VaultDocument document) {
        if (!cipher.vouches(document)) {
            throw VaultErrors.damaged(file.path(), "it was changed by something that does not have its key");
        }
    }

    @Override
    public void close() {
        cipher.close();
    }
}
