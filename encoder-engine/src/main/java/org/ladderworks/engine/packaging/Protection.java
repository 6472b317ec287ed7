package org.ladderworks.engine.packaging;

import java.util.List;
import java.util.Optional;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.cenc.PsshBox;
import org.ladderworks.engine.drm.IvLedger;
import org.ladderworks.engine.drm.KeyLayout;
import org.ladderworks.engine.drm.KeySet;
import org.ladderworks.engine.drm.signal.KeySignal;
import org.ladderworks.engine.time.MediaTime;

/**
 * How a package is encrypted. Texts stay clear in any case.
 *
 * @param keys one for every role of the layout; closed by whoever made them, after the package is written
 * @param ledger asked once for each track, unless its key came with an IV of its own
 * @param clearLead how much stays clear at the beginning: every segment that begins before it ends; more than zero
 * @param signals what headers and manifests say of each key
 */
public record Protection(
        ProtectionScheme scheme,
        KeyLayout layout,
        KeySet keys,
        IvLedger ledger,
        Optional<MediaTime> clearLead,
        List<KeySignal> signals) {
    public Protection {
        signals = List.copyOf(signals);
        clearLead.ifPresent(lead -> {
            if (lead.ticks() <= 0) {
                throw new IllegalArgumentException("a clear lead is longer than nothing");
            }
        });
    }

    /** Of which nothing is said but the scheme and the key's id. */
    public Protection(
            ProtectionScheme scheme, KeyLayout layout, KeySet keys, IvLedger ledger, Optional<MediaTime> clearLead) {
        this(scheme, layout, keys, ledger, clearLead, List.of());
    }

    /** What is said of a key to readers of headers. */
    List<PsshBox> systems(KeyId key) {
        return signals.stream()
                .filter(signal -> signal.key().equals(key))
                .flatMap(signal -> signal.pssh().stream())
                .toList();
    }
}
