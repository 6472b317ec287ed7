package org.ladderworks.engine.drm;

import java.util.List;
import java.util.Set;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;

/**
 * The keys that a package needs.
 *
 * @param content names the title at the key server: 1 to 128 letters, digits, dots, dashes and underscores
 * @param scheme keys of the two schemes are never the same (rule 50)
 * @param roles one key for each
 * @param systems that players will ask for licences
 */
public record KeyRequest(String content, ProtectionScheme scheme, List<KeyRole> roles, Set<DrmSystem> systems) {
    public KeyRequest {
        if (!content.matches("[A-Za-z0-9._-]{1,128}")) {
            throw new IllegalArgumentException("not a content id: " + content);
        }
        roles = List.copyOf(roles);
        systems = Set.copyOf(systems);
    }
}
