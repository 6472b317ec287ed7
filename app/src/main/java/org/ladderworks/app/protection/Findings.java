package org.ladderworks.app.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;

/** What an operator should know of a choice. What cannot be at all is told by the check of the profile, as of any job. */
public final class Findings {
    private Findings() {}

    /** In the order of their weight. */
    public static List<Finding> of(ProtectionChoice choice) {
        Set<DrmSystem> systems = choice.systems();
        boolean clearKeyAlone = systems.equals(Set.of(DrmSystem.CLEARKEY));
        List<Finding> found = new ArrayList<>();
        add(found, Finding.ENTERED, choice.keys() == KeyPlace.ENTERED);
        add(found, Finding.CLEARKEY_IN_THE_OPEN, systems.contains(DrmSystem.CLEARKEY));
        add(found, Finding.SHARED_KEYS, choice.shared());
        add(found, Finding.NO_PLAYLISTS, choice.scheme() == SchemeChoice.CENC);
        add(found, Finding.CLEARKEY_ALONE, clearKeyAlone && choice.scheme() != SchemeChoice.CENC);
        add(found, Finding.NO_FAIRPLAY, !systems.isEmpty() && !clearKeyAlone && !systems.contains(DrmSystem.FAIRPLAY));
        add(found, Finding.FAIRPLAY_ALONE, systems.equals(Set.of(DrmSystem.FAIRPLAY)));
        add(
                found,
                Finding.OLD_PLAYREADY,
                systems.contains(DrmSystem.PLAYREADY) && choice.scheme() == SchemeChoice.CBCS);
        add(found, Finding.TWO_SETS, choice.scheme() == SchemeChoice.BOTH);
        add(found, Finding.ONE_KEY, choice.layout() == KeyLayout.ONE);
        add(found, Finding.BY_TIER, choice.layout() == KeyLayout.BY_TIER);
        add(found, Finding.CLEAR_LEAD, choice.clearLead());
        add(found, Finding.WHOLE_SEGMENTS, choice.wholeSegments());
        return found;
    }

    private static void add(List<Finding> found, Finding finding, boolean so) {
        if (so) {
            found.add(finding);
        }
    }
}
