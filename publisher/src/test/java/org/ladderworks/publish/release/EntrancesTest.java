package org.ladderworks.publish.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntrancesTest {
    private static final ReleaseId ID = new ReleaseId("0123456789abcdef0123");
    private static final String LEAD = "v/0123456789abcdef0123/";

    private static String of(String path, String text) throws IOException {
        return new String(Entrances.of(path, text.getBytes(StandardCharsets.UTF_8), ID), StandardCharsets.UTF_8);
    }

    @Test
    void relativeAddressesOfAPlaylistAreLedIn() throws IOException {
        String playlist = """
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="t",NAME="x, URI=no",URI="text/en/playlist.m3u8",AUTOSELECT=YES
                #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="video/a/iframes.m3u8"
                #EXT-X-IMAGE-STREAM-INF:BANDWIDTH=1,URI="images/320/playlist.m3u8"
                #EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI="data:text/plain;base64,AAAA",KEYFORMAT="urn:uuid:x"
                #EXT-X-SESSION-DATA:DATA-ID="a",URI=""
                #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.64001e,mp4a.40.2"
                video/a/playlist.m3u8
                # a comment with URI="x"

                #EXT-X-STREAM-INF:BANDWIDTH=2
                https://elsewhere.example/b.m3u8
                """;
        assertThat(of("master.m3u8", playlist))
                .isEqualTo(playlist.replace("\"text/", '"' + LEAD + "text/")
                        .replace("\"video/", '"' + LEAD + "video/")
                        .replace("\"images/", '"' + LEAD + "images/")
                        .replace("\nvideo/", '\n' + LEAD + "video/"));
    }

    @Test
    void anMpdGetsABaseBehindItsProgramInformation() throws IOException {
        String mpd = """
                <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><ProgramInformation><Title>x</Title>\
                </ProgramInformation><Period id="1"/></MPD>""";
        assertThat(of("manifest.mpd", mpd))
                .contains("</ProgramInformation><BaseURL>" + LEAD + "</BaseURL><Period id=\"1\"/>");
    }

    @Test
    void aBaseOfItsOwnIsLedInWhereItIsRelative() throws IOException {
        String mpd = "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>%s</BaseURL><Period/></MPD>";
        assertThat(of("manifest.mpd", mpd.formatted("./"))).contains("<BaseURL>" + LEAD + "</BaseURL><Period/>");
        assertThat(of("manifest.mpd", mpd.formatted("a/b/"))).contains("<BaseURL>" + LEAD + "a/b/</BaseURL>");
        assertThat(of("cenc/manifest.mpd", mpd.formatted("./"))).contains("<BaseURL>" + LEAD + "cenc/</BaseURL>");
    }

    @Test
    void transportStreamsAreLedIntoTheirFolder() throws IOException {
        assertThat(of("ts/master.m3u8", "#EXTM3U\nvideo/a/playlist.m3u8\n"))
                .isEqualTo("#EXTM3U\n" + LEAD + "ts/video/a/playlist.m3u8\n");
        assertThatThrownBy(() -> of("ts/other.m3u8", "#EXTM3U\n")).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MPD>&x;</MPD>",
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>https://elsewhere/</BaseURL></MPD>",
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>/elsewhere/</BaseURL></MPD>",
                "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"><BaseURL>a/../../</BaseURL></MPD>"
            })
    void whatCannotBeLedInIsRefused(String mpd) {
        assertThatThrownBy(() -> of("manifest.mpd", mpd)).isInstanceOf(IOException.class);
    }
}
