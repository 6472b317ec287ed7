package org.ladderworks.app.secret;

import java.time.Instant;
import org.ladderworks.engine.cmaf.cenc.KeyId;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.drm.KeyRole;

/**
 * What may be known of a key in the vault.
 *
 * @param content names the title
 */
public record VaultEntry(String content, ProtectionScheme scheme, KeyRole role, KeyId id, Instant created) {}
