package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.PlaylistText;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Titles, languages and roles of sound on their whole way: from a source and a command line into both manifests. */
class SoundRolesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    @DisplayName(
            "PR-9 PR-12 a viewer reads the titles of the source and of the command line, and players know the roles")
    void pr9Pr12TitlesAndRolesReachTheManifests() throws Exception {
        Path source = Media.clip(
                folder.resolve("clip.mkv"),
                2,
                "-map",
                "0:v",
                "-map",
                "1:a",
                "-map",
                "1:a",
                "-map",
                "1:a",
                "-metadata:s:a:0",
                "language=eng",
                "-metadata:s:a:0",
                "title=Original \"mix\" & more",
                "-metadata:s:a:2",
                "language=eng",
                "-metadata:s:a:2",
                "title=Told in words");
        Path out = folder.resolve("out");
        Cli.encode(
                        source,
                        out,
                        "--audio",
                        "1",
                        "--audio",
                        "2:stereo:en:commentary:The director: <speaks>",
                        "--audio",
                        "3::en:description")
                .succeeds();
        assertThat(PlaylistText.attributes(Files.readString(out.resolve("master.m3u8")), "#EXT-X-MEDIA").stream()
                        .map(tag -> List.of(
                                PlaylistText.text(tag, "NAME"),
                                PlaylistText.text(tag, "LANGUAGE"),
                                PlaylistText.text(tag, "DEFAULT"),
                                PlaylistText.text(tag, "AUTOSELECT"),
                                tag.getOrDefault("CHARACTERISTICS", ""))))
                .containsExactly(
                        List.of("Original 'mix' & more", "en", "YES", "YES", ""),
                        List.of("The director: <speaks>", "en", "NO", "NO", ""),
                        List.of("Told in words", "en", "NO", "YES", "public.accessibility.describes-video"));
        assertThat(sounds(out.resolve("manifest.mpd")))
                .containsExactly(
                        "en | Original \"mix\" & more | main",
                        "en | The director: <speaks> | commentary",
                        "en | Told in words | description");
    }

    /** Language, label and role of each AdaptationSet of sound. */
    private static List<String> sounds(Path mpd) throws IOException, ParserConfigurationException, SAXException {
        NodeList sets = DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(mpd.toFile())
                .getElementsByTagNameNS("*", "AdaptationSet");
        List<String> told = new ArrayList<>();
        for (int i = 0; i < sets.getLength(); i++) {
            Element set = (Element) sets.item(i);
            if (set.getAttribute("contentType").equals("audio")) {
                told.add(String.join(
                        " | ",
                        set.getAttribute("lang"),
                        first(set, "Label").getTextContent(),
                        first(set, "Role").getAttribute("value")));
            }
        }
        return told;
    }

    private static Element first(Element set, String name) {
        return (Element) set.getElementsByTagNameNS("*", name).item(0);
    }
}
