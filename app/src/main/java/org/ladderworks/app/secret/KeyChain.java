package org.ladderworks.app.secret;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.GeneratedKeys;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.cpix.CpixSource;
import org.ladderworks.engine.drm.cpix.Recipient;
import org.ladderworks.engine.drm.file.KeyFileSource;
import org.ladderworks.engine.drm.server.Credential;
import org.ladderworks.engine.drm.server.KeyServer;
import org.ladderworks.engine.drm.server.KeyServerAddress;
import org.ladderworks.engine.drm.server.Patience;
import org.ladderworks.engine.drm.server.SecretText;
import org.ladderworks.engine.drm.speke.SpekeSource;
import org.ladderworks.engine.drm.widevine.WidevineSigner;
import org.ladderworks.engine.drm.widevine.WidevineSource;
import org.ladderworks.engine.progress.Cancellation;

/**
 * The ways to keys: a source for each origin that a job may name, and the vault. Nothing is opened, and no passphrase asked
 * for, before the first key or IV is needed. Thread-safe; closing locks the vault.
 */
public final class KeyChain implements AutoCloseable {
    private final Path folder;
    private final Unlocking unlocking;
    private final KeyEntry entry;
    private @Nullable Vault vault;

    /** Where nobody can be asked for keys. */
    public KeyChain(Path folder, Unlocking unlocking) {
        this(folder, unlocking, KeyEntry.none());
    }

    /**
     * Takes the entry over.
     *
     * @param folder of the vault, made where it is missing
     * @param entry how keys are entered
     */
    public KeyChain(Path folder, Unlocking unlocking, KeyEntry entry) {
        this.folder = folder;
        this.unlocking = unlocking;
        this.entry = entry;
    }

    /** Opens what the origin names at each call for keys. */
    public KeySource source(KeyOrigin origin) {
        return new KeySource() {
            @Override
            public KeySet keys(KeyRequest request, Cancellation cancellation) {
                return open(origin).keys(request, cancellation);
            }

            @Override
            public void ask(KeyRequest request, Cancellation cancellation) {
                if (origin instanceof KeyOrigin.Entered) {
                    open(origin).ask(request, cancellation);
                }
            }
        };
    }

    /** Asks for the passphrase now, where there is a vault that has one. */
    public void unlock() {
        if (Vault.exists(folder)) {
            vault();
        }
    }

    /** The vault's, which is opened when the first IV is asked for. */
    public IvLedger ledger() {
        return new IvLedger() {
            @Override
            public List<Use> uses(KeyId key, ProtectionScheme scheme, String outline) {
                return vault().uses(key, scheme, outline);
            }

            @Override
            public String draw(KeyId key, ProtectionScheme scheme, String outline) {
                return vault().draw(key, scheme, outline);
            }

            @Override
            public void finished(List<Finished> tracks) {
                vault().finished(tracks);
            }
        };
    }

    /**
     * The keys that have these ids, where a vault has all of them; one that is not there is not made. The caller closes them.
     *
     * @throws org.ladderworks.engine.error.DrmException where the vault cannot be unlocked or read
     */
    public Optional<KeySet> known(Set<KeyId> ids) {
        if (!Vault.exists(folder)) {
            return Optional.empty();
        }
        KeySet found = vault().named(ids);
        boolean all = ids.stream()
                .allMatch(id ->
                        found.keys().values().stream().anyMatch(key -> key.id().equals(id)));
        if (!all) {
            found.close();
        }
        return all ? Optional.of(found) : Optional.empty();
    }

    /** True while the vault is unlocked here. */
    public synchronized boolean isOpen() {
        return vault != null;
    }

    /** A secret text of the vault; empty where there is none, or no vault. */
    public Optional<String> text(String name) {
        return Vault.exists(folder) ? vault().texts().find(name) : Optional.empty();
    }

    /** Unlocks the vault where that has not been done. */
    public synchronized Vault vault() {
        Vault open = vault;
        if (open == null) {
            open = Vault.open(folder, unlocking);
            vault = open;
        }
        return open;
    }

    private KeySource open(KeyOrigin origin) {
        return switch (origin) {
            case KeyOrigin.InVault() -> new GeneratedKeys(vault());
            case KeyOrigin.Entered() -> new EnteredKeys(vault(), entry);
            case KeyOrigin.InFile(Path file) -> new KeyFileSource(file);
            case KeyOrigin.InCpixFile(Path document, Optional<KeyOrigin.Identity> identity) ->
                new CpixSource(new CpixSource.Place.InFile(document), identity.map(KeyChain::identity));
            case KeyOrigin.AtCpixAddress(
                    URI address,
                    Optional<KeyOrigin.Login> login,
                    Optional<KeyOrigin.Identity> us) ->
                new CpixSource(new CpixSource.Place.AtServer(server(address, login)), us.map(KeyChain::identity));
            case KeyOrigin.AtSpeke(URI address, Optional<KeyOrigin.Login> login, Optional<KeyOrigin.Identity> us) ->
                new SpekeSource(server(address, login), us.map(KeyChain::identity));
            case KeyOrigin.AtWidevine widevine ->
                new WidevineSource(
                        server(widevine.address(), Optional.empty()),
                        new WidevineSigner(widevine.signer(), secret(widevine.key()), secret(widevine.iv())),
                        widevine.policy());
        };
    }

    private static Recipient.Identity identity(KeyOrigin.Identity files) {
        return Recipient.read(files.certificate()).with(files.privateKey());
    }

    private KeyServer server(URI address, Optional<KeyOrigin.Login> login) {
        List<Credential> credentials = login.map(this::credential).stream().toList();
        return new KeyServer(KeyServerAddress.of(address.toString(), false), credentials, Patience.USUAL);
    }

    private SecretText secret(KeyOrigin.SecretPlace place) {
        return switch (place) {
            case KeyOrigin.SecretPlace.InFile(Path file) -> new SecretText.InFile(file);
            case KeyOrigin.SecretPlace.InVariable(String name) -> new SecretText.InEnvironment(name, System.getenv());
            case KeyOrigin.SecretPlace.InVault kept ->
                new SecretText.Kept("the vault, under " + kept.name() + ",", () -> text(kept.text()));
        };
    }

    private Credential credential(KeyOrigin.Login login) {
        SecretText secret = secret(login.secret());
        return login.basic() ? new Credential.Basic(login.name(), secret) : new Credential.Header(login.name(), secret);
    }

    @Override
    public synchronized void close() {
        entry.close();
        if (vault != null) {
            vault.close();
            vault = null;
        }
    }
}
