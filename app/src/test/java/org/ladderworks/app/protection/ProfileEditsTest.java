package org.ladderworks.app.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;
import tools.jackson.databind.node.ObjectNode;

/** Changes of what profiles say, and what is to be known of them. */
class ProfileEditsTest {
    private final ObjectNode tree = ProfileEdits.fresh();

    @Test
    @DisplayName("a system that goes takes with it what is said of it alone")
    void systems() {
        ProfileEdits.write(tree, ProfileField.PLAYREADY_LICENCE, " https://l.example.com/pr ");
        ProfileEdits.write(tree, ProfileField.FAIRPLAY_URI, "skd://a/{kid}");
        assertThat(tree.at("/licences/playready").asString()).isEqualTo("https://l.example.com/pr");
        ProfileEdits.system(tree, DrmSystem.PLAYREADY, false);
        ProfileEdits.system(tree, DrmSystem.FAIRPLAY, false);
        ProfileEdits.system(tree, DrmSystem.CLEARKEY, true);
        assertThat(tree.toString())
                .isEqualTo(
                        "{\"systems\":[\"widevine\",\"clearkey\"],\"scheme\":\"cbcs\",\"layout\":\"video-and-audio\"}");
        assertThat(ProtectionChoice.of(tree).systems()).isEqualTo(Set.of(DrmSystem.WIDEVINE, DrmSystem.CLEARKEY));
    }

    @Test
    @DisplayName(
            "keys come from one place; what it cannot do without stays to be filled in, the rest goes when it is empty")
    void keys() {
        ProfileEdits.keys(tree, KeyPlace.SPEKE);
        assertThat(tree.path("keys").toString()).isEqualTo("{\"speke\":{\"address\":\"\"}}");
        ProfileEdits.write(tree, ProfileField.SPEKE_USER, "us");
        ProfileEdits.write(tree, ProfileField.SPEKE_SECRET_VARIABLE, "TOKEN");
        ProfileEdits.write(tree, ProfileField.SPEKE_ADDRESS, "https://k.example.com");
        assertThat(tree.at("/keys/speke/credential").toString())
                .isEqualTo("{\"user\":\"us\",\"secretVariable\":\"TOKEN\"}");
        ProfileEdits.write(tree, ProfileField.SPEKE_USER, "");
        ProfileEdits.write(tree, ProfileField.SPEKE_SECRET_VARIABLE, " ");
        assertThat(tree.path("keys").toString()).isEqualTo("{\"speke\":{\"address\":\"https://k.example.com\"}}");
        ProfileEdits.keys(tree, KeyPlace.SPEKE);
        assertThat(tree.at("/keys/speke/address").asString()).isEqualTo("https://k.example.com");
        ProfileEdits.keys(tree, KeyPlace.VAULT);
        assertThat(tree.has("keys")).isFalse();
    }

    @Test
    @DisplayName("a clear lead is a number; a text that is none stays, to be told of")
    void numbers() {
        ProfileEdits.write(tree, ProfileField.CLEAR_LEAD, "6,5");
        assertThat(tree.path("clearLeadSeconds").decimalValue()).isEqualByComparingTo("6.5");
        ProfileEdits.write(tree, ProfileField.CLEAR_LEAD, "soon");
        assertThat(tree.path("clearLeadSeconds").isString()).isTrue();
        ProfileEdits.write(tree, ProfileField.CLEAR_LEAD, "");
        assertThat(tree.has("clearLeadSeconds")).isFalse();
    }

    @Test
    @DisplayName("what is to be known follows from the choice")
    void findings() {
        assertThat(Findings.of(ProtectionChoice.of(tree))).isEqualTo(List.of(Finding.OLD_PLAYREADY));
        ProfileEdits.scheme(tree, SchemeChoice.BOTH);
        ProfileEdits.layout(tree, KeyLayout.BY_TIER);
        ProfileEdits.write(tree, ProfileField.CONTENT, "all");
        assertThat(Findings.of(ProtectionChoice.of(tree)))
                .containsExactly(Finding.SHARED_KEYS, Finding.TWO_SETS, Finding.BY_TIER);
        ObjectNode open = ProfileEdits.fresh();
        for (DrmSystem system : DrmSystem.values()) {
            ProfileEdits.system(open, system, system == DrmSystem.CLEARKEY);
        }
        ProfileEdits.layout(open, KeyLayout.ONE);
        ProfileEdits.write(open, ProfileField.CLEAR_LEAD, "4");
        ProfileEdits.keys(open, KeyPlace.ENTERED);
        assertThat(Findings.of(ProtectionChoice.of(open)))
                .containsExactly(
                        Finding.ENTERED,
                        Finding.CLEARKEY_IN_THE_OPEN,
                        Finding.CLEARKEY_ALONE,
                        Finding.ONE_KEY,
                        Finding.CLEAR_LEAD);
        ProfileEdits.scheme(tree, SchemeChoice.CENC);
        ProfileEdits.system(tree, DrmSystem.FAIRPLAY, false);
        assertThat(Findings.of(ProtectionChoice.of(tree)))
                .contains(Finding.NO_PLAYLISTS, Finding.NO_FAIRPLAY)
                .doesNotContain(Finding.OLD_PLAYREADY, Finding.TWO_SETS);
    }
}
