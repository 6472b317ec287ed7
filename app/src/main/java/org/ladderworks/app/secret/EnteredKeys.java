package org.ladderworks.app.secret;

import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.drm.ContentKey;
import org.ladderworks.engine.drm.DistinctKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.KeySource;
import org.ladderworks.engine.drm.KeyVault;
import org.ladderworks.engine.progress.Cancellation;

/** Keys that an operator enters, once: from then on they are in the vault, as generated ones are. */
final class EnteredKeys implements KeySource {
    private final KeyVault vault;
    private final KeyEntry entry;

    EnteredKeys(KeyVault vault, KeyEntry entry) {
        this.vault = vault;
        this.entry = entry;
    }

    @Override
    public KeySet keys(KeyRequest request, Cancellation cancellation) {
        cancellation.check();
        ask(request, cancellation);
        return vault.kept(request);
    }

    @Override
    public void ask(KeyRequest request, Cancellation cancellation) {
        try (KeySet kept = vault.kept(request)) {
            List<KeyRole> roles = request.roles().stream()
                    .filter(role -> entry.isGiven() || !kept.keys().containsKey(role))
                    .toList();
            if (!roles.isEmpty()) {
                KeyRequest wanted = new KeyRequest(request.content(), request.scheme(), roles, request.systems());
                entry.enter(wanted, entered -> keep(wanted, entered, kept));
            }
        }
    }

    private void keep(KeyRequest wanted, KeySet entered, KeySet kept) {
        List<ContentKey> all = new ArrayList<>(entered.keys().values());
        kept.keys().forEach((role, key) -> {
            if (!wanted.roles().contains(role)) {
                all.add(key);
            }
        });
        DistinctKeys.check("what was entered", all);
        vault.keep(wanted, entered);
    }
}
