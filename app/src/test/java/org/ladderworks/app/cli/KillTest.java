package org.ladderworks.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment costs at most what was being encoded, and never changes the package. */
@EnabledOnOs(OS.LINUX)
class KillTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName("5 kills within the first seconds")
    void aFewKills() throws Exception {
        Path source = Media.subtitledClip(folder.resolve("clip.mp4"), 24);
        campaign(new KillCampaign(folder, source, "veryfast", 1), 5, 4000);
    }

    @Test
    @Tag("soak")
    @DisplayName("50 kills of one job of four minutes")
    void fiftyKills() throws Exception {
        Path source = Media.subtitledClip(folder.resolve("clip.mp4"), 240);
        campaign(new KillCampaign(folder, source, "medium", 50), 50, 8000);
    }

    private static void campaign(KillCampaign campaign, int kills, int longest) throws Exception {
        campaign.run(kills, longest);

        assertEquals(kills, campaign.kills());
        System.out.printf(
                "kill campaign: %d kills, %d rounds of %d chunks, %d begun and lost%n",
                campaign.kills(), campaign.rounds(), campaign.chunks(), campaign.redone());
        assertTrue(campaign.chunks() > 0);
    }
}
