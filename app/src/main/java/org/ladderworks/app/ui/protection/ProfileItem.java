package org.ladderworks.app.ui.protection;

import java.util.Optional;
import org.ladderworks.app.jobfile.ProtectionShelf;
import org.ladderworks.app.protection.OpenProfile;

/**
 * A line of the list.
 *
 * @param profile empty for packages without protection
 * @param standard whether new encodes are made so
 */
public record ProfileItem(Optional<OpenProfile> profile, boolean standard) {
    /** Of the profile, or {@link ProtectionShelf#CLEAR}. */
    public String name() {
        return profile.map(OpenProfile::name).orElse(ProtectionShelf.CLEAR);
    }

    /** Whether an encode would be refused. */
    public boolean refused() {
        return profile.filter(open -> !open.problems().isEmpty()).isPresent();
    }
}
