package org.ladderworks.app.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.GeneratedKeys;
import org.ladderworks.engine.drm.KeyRequest;
import org.ladderworks.engine.drm.KeyRole;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.progress.Cancellation;

/** Draws keys and IVs for ever, and says what each is when it is kept: a process to be killed. */
final class VaultWriter {
    private VaultWriter() {}

    public static void main(String[] arguments) {
        try (Vault vault = Vault.open(Path.of(arguments[0]), Unlocking.byFile(_ -> {}))) {
            for (int i = 0; true; i++) {
                String content = arguments[1] + "-" + i;
                KeyRequest request = new KeyRequest(content, ProtectionScheme.CBCS, List.of(KeyRole.ALL), Set.of());
                try (KeySet keys = new GeneratedKeys(vault).keys(request, new Cancellation())) {
                    TrackOfTest.iv(vault, keys.key(KeyRole.ALL).id(), ProtectionScheme.CBCS, "%064x".formatted(i));
                    System.out.println(content + " " + keys.key(KeyRole.ALL).id());
                    System.out.flush();
                }
            }
        }
    }
}
