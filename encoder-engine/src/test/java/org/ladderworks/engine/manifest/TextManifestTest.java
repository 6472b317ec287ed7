package org.ladderworks.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.video.CaptionChannel;
import org.ladderworks.engine.manifest.dash.Mpd;
import org.ladderworks.engine.manifest.hls.MediaPlaylist;
import org.ladderworks.engine.manifest.hls.MultivariantPlaylist;
import org.ladderworks.engine.packaging.PackagedPresentation;
import org.ladderworks.engine.packaging.PackagedTrack;
import org.ladderworks.engine.testing.PlaylistText;
import org.ladderworks.engine.testing.Presentations;
import org.ladderworks.engine.testing.TrackBuilder;

/** What manifests say of texts and captions. */
class TextManifestTest {
    private static final PackagedPresentation PRESENTATION = Presentations.textAndCaptions();
    private static final String MASTER = MultivariantPlaylist.of(PRESENTATION);
    private static final String MPD = Mpd.of(PRESENTATION);

    @Test
    @DisplayName(
            "PR-12 SDH texts have their characteristics and forced ones are FORCED; both may be picked by a player")
    void pr12RolesOfTexts() {
        List<Map<String, String>> texts = media("SUBTITLES");
        assertThat(texts)
                .hasSize(5)
                .allSatisfy(text -> assertThat(text)
                        .containsKeys("LANGUAGE", "NAME", "DEFAULT", "AUTOSELECT", "FORCED", "URI")
                        .containsEntry("GROUP-ID", "text"));
        assertThat(texts.get(1))
                .containsEntry(
                        "CHARACTERISTICS",
                        "public.accessibility.transcribes-spoken-dialog,public.accessibility.describes-music-and-sound")
                .containsEntry("AUTOSELECT", "YES")
                .containsEntry("FORCED", "NO");
        assertThat(texts.get(3)).containsEntry("FORCED", "YES").containsEntry("AUTOSELECT", "YES");
        assertThat(texts.get(0)).doesNotContainKey("CHARACTERISTICS").containsEntry("FORCED", "NO");
    }

    @Test
    @DisplayName("PR-9 one text at most is the default, names differ, and those picked by a player differ in kind")
    void pr9MembersOfTheGroup() {
        List<Map<String, String>> texts = media("SUBTITLES");
        assertThat(texts).extracting(text -> text.get("NAME")).doesNotHaveDuplicates();
        assertThat(texts)
                .filteredOn(text -> "YES".equals(text.get("DEFAULT")))
                .singleElement()
                .isEqualTo(texts.get(2));
        assertThat(texts)
                .filteredOn(text -> "YES".equals(text.get("AUTOSELECT")))
                .extracting(text -> text.get("LANGUAGE") + text.get("CHARACTERISTICS") + text.get("FORCED"))
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("every variant names the group of texts, and its bit rates have room for one")
    void everyVariantHasTexts() {
        PackagedPresentation silent = new PackagedPresentation(PRESENTATION.video(), PRESENTATION.audio(), List.of());
        List<Map<String, String>> without =
                PlaylistText.attributes(MultivariantPlaylist.of(silent), "#EXT-X-STREAM-INF");
        List<Map<String, String>> variants = PlaylistText.attributes(MASTER, "#EXT-X-STREAM-INF");
        assertThat(variants).hasSameSizeAs(without);
        for (int i = 0; i < variants.size(); i++) {
            assertThat(variants.get(i)).containsEntry("SUBTITLES", "text");
            assertThat(PlaylistText.number(variants.get(i), "BANDWIDTH"))
                    .isGreaterThan(PlaylistText.number(without.get(i), "BANDWIDTH"));
        }
    }

    @Test
    @DisplayName(
            "PR-13 captions that are in the pictures are declared with language and channel, else all variants say NONE")
    void pr13Captions() {
        assertThat(media("CLOSED-CAPTIONS"))
                .extracting(captions -> captions.get("INSTREAM-ID"))
                .containsExactly("CC1", "CC3");
        assertThat(media("CLOSED-CAPTIONS"))
                .allSatisfy(
                        captions -> assertThat(captions).containsKey("LANGUAGE").containsEntry("GROUP-ID", "captions"));
        assertThat(PlaylistText.attributes(MASTER, "#EXT-X-STREAM-INF"))
                .allSatisfy(variant -> assertThat(variant).containsEntry("CLOSED-CAPTIONS", "captions"));
        assertThat(MPD)
                .contains("<Accessibility schemeIdUri=\"urn:scte:dash:cc:cea-608:2015\" value=\"CC1=eng;CC3=und\"/>");

        String none = MultivariantPlaylist.of(Presentations.stereo25());
        assertThat(PlaylistText.attributes(none, "#EXT-X-STREAM-INF"))
                .allSatisfy(variant -> assertThat(variant).containsEntry("CLOSED-CAPTIONS", "NONE"));
        assertThat(Mpd.of(Presentations.stereo25())).doesNotContain("cea-608");
    }

    @Test
    @DisplayName("PR-13 services of CEA-708 are declared; where CEA-608 says the same, HLS lists that alone")
    void pr13Services() {
        PackagedPresentation alone = captioned(CaptionChannel.SERVICE2, CaptionChannel.SERVICE1);
        assertThat(PlaylistText.attributes(MultivariantPlaylist.of(alone), "#EXT-X-MEDIA"))
                .extracting(captions -> captions.get("INSTREAM-ID"))
                .containsExactly("SERVICE1", "SERVICE2");
        assertThat(Mpd.of(alone))
                .contains("urn:scte:dash:cc:cea-708:2015\" value=\"1=lang:und;2=lang:und\"/>")
                .doesNotContain("cea-608");

        PackagedPresentation both = captioned(CaptionChannel.SERVICE1, CaptionChannel.CC1);
        assertThat(PlaylistText.attributes(MultivariantPlaylist.of(both), "#EXT-X-MEDIA"))
                .extracting(captions -> captions.get("INSTREAM-ID"))
                .containsExactly("CC1");
        assertThat(Mpd.of(both))
                .contains("cea-708:2015\" value=\"1=lang:und\"/>", "cea-608:2015\" value=\"CC1=und\"/>");
    }

    private static PackagedPresentation captioned(CaptionChannel... channels) {
        PackagedTrack.Video rung = Presentations.stereo25().video().getFirst();
        return new PackagedPresentation(
                List.of(TrackBuilder.withCaptions(rung, Set.of(channels))), List.of(), List.of());
    }

    @Test
    @DisplayName(
            "PR-13 a rung without captions beside one that has them names no group, and not NONE, which all would have to")
    void pr13SomeRungsHaveCaptions() {
        List<PackagedTrack.Video> video = Presentations.stereo25().video();
        String master = MultivariantPlaylist.of(new PackagedPresentation(
                List.of(TrackBuilder.withCaptions(video.getFirst(), Set.of(CaptionChannel.CC1)), video.getLast()),
                List.of(),
                List.of()));
        assertThat(PlaylistText.attributes(master, "#EXT-X-STREAM-INF"))
                .extracting(variant -> variant.get("CLOSED-CAPTIONS"))
                .containsExactlyInAnyOrder("captions", null);
    }

    @Test
    @DisplayName("PR-26 the playlist of a text has the segments of the video, to its end, and no header")
    void pr26TextPlaylistSpansTheTitle() {
        String text = MediaPlaylist.of(PRESENTATION, PRESENTATION.text().getFirst());
        String video = MediaPlaylist.of(PRESENTATION, PRESENTATION.video().getFirst());
        assertThat(PlaylistText.extinf(text)).isEqualTo(PlaylistText.extinf(video));
        assertThat(text).doesNotContain("EXT-X-MAP").contains("\n00001.vtt\n").endsWith("#EXT-X-ENDLIST\n");
        assertThat(PlaylistText.values(text, "#EXT-X-TARGETDURATION"))
                .isEqualTo(PlaylistText.values(video, "#EXT-X-TARGETDURATION"));
    }

    @Test
    @DisplayName("PR-26 DASH has one whole file for each text, with language, label and role")
    void pr26OneFileForDash() {
        assertThat(MPD)
                .contains("contentType=\"text\" mimeType=\"text/vtt\" lang=\"de\"")
                .contains("<Label>Deutsch &lt;&amp;&gt;</Label>")
                .contains("value=\"subtitle\"", "value=\"caption\"", "value=\"forced-subtitle\"")
                .containsOnlyOnce(
                        "<Accessibility schemeIdUri=\"urn:tva:metadata:cs:AudioPurposeCS:2007\" value=\"2\"/>")
                .contains("<BaseURL>text/de-forced-subtitle/text.vtt</BaseURL>")
                .doesNotContain(".vtt\" startNumber");
    }

    private static List<Map<String, String>> media(String type) {
        return PlaylistText.attributes(MASTER, "#EXT-X-MEDIA").stream()
                .filter(tag -> type.equals(tag.get("TYPE")))
                .toList();
    }
}
