package org.ladderworks.app.studio;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ladderworks.app.origin.Origin;
import org.ladderworks.app.origin.OriginOptions;
import org.ladderworks.app.origin.PreviewKeys;
import org.ladderworks.app.origin.ServedPackage;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.manifest.index.PackageIndex;

/** Packages served to this machine's browsers, as {@code ladderworks serve} does, until this is closed. Thread-safe. */
public final class PlayerPages implements AutoCloseable {
    private final KeyChain secrets;
    private final Consumer<URI> browser;
    private final Map<Path, Served> served = new HashMap<>();
    private boolean closed;

    /** @param browser opens an address; fails with an EncodeException where nothing here does */
    public PlayerPages(KeyChain secrets, Consumer<URI> browser) {
        this.secrets = secrets;
        this.browser = browser;
    }

    private record Served(Origin origin, Optional<PreviewKeys> keys) {}

    /**
     * A page that plays a package.
     *
     * @param secret whether its address hands out keys: whoever has it gets them
     * @param keyless whether the package is encrypted and the vault has no key of it: then it does not play
     */
    public record Page(URI address, boolean secret, boolean keyless) {}

    /**
     * Serves a package, where that is not done yet.
     *
     * @throws org.ladderworks.engine.error.UsageException where the folder holds none
     * @throws org.ladderworks.engine.error.DrmException where its keys are in a vault that cannot be unlocked
     */
    public synchronized Page page(Path folder) {
        if (closed) {
            throw new IllegalStateException("closed");
        }
        Set<KeyId> ids = PackageIndex.read(folder.resolve(PackageIndex.FILE_NAME)).renditions().stream()
                .flatMap(track -> track.keyId().flatMap(KeyId::parse).stream())
                .collect(Collectors.toSet());
        Served here = served.computeIfAbsent(folder.toAbsolutePath(), _ -> serve(folder, ids));
        return new Page(
                here.origin().page(),
                here.keys().isPresent(),
                !ids.isEmpty() && here.keys().isEmpty());
    }

    private Served serve(Path folder, Set<KeyId> ids) {
        ServedPackage contents = ServedPackage.of(folder);
        Optional<PreviewKeys> keys =
                ids.isEmpty() ? Optional.empty() : secrets.known(ids).map(PreviewKeys::new);
        return new Served(Origin.start(contents, OriginOptions.local(0), keys), keys);
    }

    /**
     * Opens a page in the browser of this user.
     *
     * @throws IllegalArgumentException where its address is secret: arguments of programs can be read by others
     */
    public void open(Page page) {
        if (page.secret()) {
            throw new IllegalArgumentException("its address is a secret");
        }
        browser.accept(page.address());
    }

    @Override
    public synchronized void close() {
        closed = true;
        served.values().forEach(each -> {
            each.origin().close();
            each.keys().ifPresent(PreviewKeys::close);
        });
        served.clear();
    }
}
