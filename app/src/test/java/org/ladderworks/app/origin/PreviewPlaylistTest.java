package org.ladderworks.app.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.engine.cmaf.cenc.KeyId;

class PreviewPlaylistTest {
    private static final KeyId ID =
            KeyId.parse("11111111222233334444555555555555").orElseThrow();
    private static final String LICENCES = "http://127.0.0.1:1/licence/token";

    @Test
    @DisplayName("three tags of DRM systems become one of ClearKey, and a clear lead stays clear")
    void media() {
        String playlist = """
                #EXTM3U
                #EXT-X-MAP:URI="init.mp4"
                #EXTINF:2,
                1.m4s
                #EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://x",KEYFORMAT="com.apple.streamingkeydelivery"
                #EXT-X-KEY:METHOD=SAMPLE-AES,URI="data:x",KEYFORMAT="com.microsoft.playready"
                #EXTINF:2,
                2.m4s
                #EXT-X-ENDLIST
                """;
        assertThat(PreviewPlaylist.of(playlist, Optional.of(ID), Optional.empty(), PlayerDialect.SHAKA, LICENCES))
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-MAP:URI="init.mp4"
                        #EXTINF:2,
                        1.m4s
                        #EXT-X-KEY:METHOD=SAMPLE-AES,URI="%s/%s",KEYFORMAT="identity",KEYFORMATVERSIONS="1"
                        #EXTINF:2,
                        2.m4s
                        #EXT-X-ENDLIST
                        """.formatted(LICENCES, ID.hex()));
        assertThat(PreviewPlaylist.of(playlist, Optional.of(ID), Optional.empty(), PlayerDialect.PAGE, LICENCES))
                .doesNotContain("EXT-X-KEY");
        assertThat(PreviewPlaylist.of(playlist, Optional.of(ID), Optional.empty(), PlayerDialect.HLS_JS, LICENCES))
                .as("hls.js learns of the key before the clear lead, or never")
                .isEqualTo("""
                        #EXTM3U
                        #EXT-X-MAP:URI="init.mp4"
                        #EXT-X-KEY:METHOD=SAMPLE-AES,URI="data:text/plain;base64,ERERESIiMzNERFVVVVVVVQ==",KEYFORMAT="org.w3.clearkey",KEYFORMATVERSIONS="1"
                        #EXTINF:2,
                        1.m4s
                        #EXTINF:2,
                        2.m4s
                        #EXT-X-ENDLIST
                        """);
    }

    @Test
    void aMultivariantPlaylistNamesNoKeys() {
        String playlist =
                "#EXTM3U\n#EXT-X-SESSION-KEY:METHOD=SAMPLE-AES,URI=\"skd://x\"\n#EXT-X-STREAM-INF:BANDWIDTH=1\na\n";
        assertThat(PreviewPlaylist.of(playlist, Optional.empty(), Optional.empty(), PlayerDialect.HLS_JS, LICENCES))
                .isEqualTo("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\na\n");
    }
}
