package org.ladderworks.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.probe.ProbeResult.AudioStream;
import org.ladderworks.engine.probe.ProbeResult.TextStream;
import org.ladderworks.engine.probe.ProbeResult.VideoStream;
import org.ladderworks.engine.saying.Saying;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Resolution;
import tools.jackson.databind.json.JsonMapper;

class ProbeJsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "{\"streams\":null,\"format\":[]}",
                "{\"streams\":{}}",
                "{\"streams\":[[],null,3,\"x\"]}",
                "{\"streams\":[{\"codec_type\":\"video\"},{\"codec_type\":\"audio\"},{\"codec_type\":\"data\"},{}]}",
                "{\"streams\":[{\"codec_type\":\"video\",\"width\":0,\"height\":99999999}]}",
                "{\"format\":{\"duration\":\"N/A\",\"format_name\":7}}"
            })
    @DisplayName("odd JSON gives no streams, and no exception")
    void oddJson(String json) {
        ProbeResult probed = parse(json);
        assertThat(probed.video()).isEmpty();
        assertThat(probed.audio()).isEmpty();
        assertThat(probed.duration()).isEmpty();
    }

    @Test
    @DisplayName("absent and nonsensical fields fall back to what is safe")
    void absentFields() {
        VideoStream bare = video("\"sample_aspect_ratio\":\"0:1\",\"avg_frame_rate\":\"0/0\",\"time_base\":\"1/0\","
                + "\"duration\":\"N/A\",\"nb_frames\":\"many\",\"color_space\":\"unknown\"");
        assertThat(bare.codec()).isEqualTo("unknown");
        assertThat(bare.displayed()).isEqualTo(new Resolution(720, 576));
        assertThat(bare.averageRate()).isEqualTo(new FrameRate(25, 1));
        assertThat(bare.timescale().ticksPerSecond()).isEqualTo(90_000);
        assertThat(bare.duration()).isEmpty();
        assertThat(bare.declaredFrames()).isEmpty();
        assertThat(bare.colour().matrix()).isEmpty();
        assertThat(bare.fieldOrder()).isEqualTo(FieldOrder.UNKNOWN);
        assertThat(video("\"avg_frame_rate\":\"0/0\",\"r_frame_rate\":\"30000/1001\"")
                        .averageRate())
                .isEqualTo(new FrameRate(30_000, 1001));
    }

    @ParameterizedTest
    @CsvSource({
        "16:15, 0, 768x576",
        "64:45, 0, 1024x576",
        "16:15, 90, 576x768",
        "1:1, -90, 576x720",
        "1:1, 180, 720x576",
        "1:1, 359.6, 720x576",
        "1:1, -270.2, 576x720"
    })
    @DisplayName("what a viewer sees: pixel aspect on the width, then the rotation")
    void displayedSize(String aspect, String rotation, String expected) {
        VideoStream stream = video(
                "\"sample_aspect_ratio\":\"%s\",\"side_data_list\":[{},{\"rotation\":%s}]".formatted(aspect, rotation));
        assertThat(stream.displayed()).hasToString(expected);
    }

    @Test
    @DisplayName("FFmpeg's angles are counter-clockwise, ours clockwise")
    void rotationIsClockwise() {
        assertThat(video("\"side_data_list\":[{\"rotation\":-90}]").rotation()).isEqualTo(90);
        assertThat(video("\"side_data_list\":[{\"rotation\":90}]").rotation()).isEqualTo(270);
    }

    @Test
    @DisplayName("sound: language, title and a start before zero")
    void sound() {
        AudioStream audio = parse("{\"streams\":[{\"index\":3,\"codec_type\":\"audio\",\"sample_rate\":\"44100\","
                        + "\"channels\":6,\"start_time\":\"-0.021333\",\"tags\":{\"language\":\"fre\",\"title\":\"x\"},"
                        + "\"disposition\":{\"default\":1}}]}")
                .audio()
                .getFirst();
        assertThat(audio.index()).isEqualTo(3);
        assertThat(audio.sampleRate()).isEqualTo(44_100);
        assertThat(audio.start()).isEqualTo(MediaTime.ofSeconds("-0.021333"));
        assertThat(audio.language()).isEqualTo("fre");
        assertThat(audio.isDefault()).isTrue();
        assertThat(audio.atmos()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Dolby Digital Plus + Dolby Atmos, true",
        "Dolby TrueHD + Dolby Atmos, true",
        "Dolby Digital Plus, false",
        "unknown, false"
    })
    @DisplayName("sound with the objects of Dolby Atmos, by the name of its profile")
    void atmos(String profile, boolean atmos) {
        AudioStream audio = parse("{\"streams\":[{\"codec_type\":\"audio\",\"sample_rate\":\"48000\",\"channels\":6,"
                        + "\"profile\":\"" + profile + "\"}]}")
                .audio()
                .getFirst();
        assertThat(audio.atmos()).isEqualTo(atmos);
    }

    @Test
    @DisplayName("a text stream's language, title and dispositions are kept")
    void textStreams() {
        assertThat(parse("{\"streams\":[{\"index\":2,\"codec_type\":\"subtitle\",\"codec_name\":\"mov_text\","
                                + "\"tags\":{\"language\":\"fre\",\"handler_name\":\"SubtitleHandler\"},"
                                + "\"disposition\":{\"default\":1,\"hearing_impaired\":1}},"
                                + "{\"index\":3,\"codec_type\":\"subtitle\",\"codec_name\":\"ass\","
                                + "\"tags\":{\"title\":\"Signs\"},\"disposition\":{\"forced\":1}}]}")
                        .text())
                .containsExactly(
                        new TextStream(2, TextCodec.MOV_TEXT, "fre", "", true, false, true),
                        new TextStream(3, TextCodec.ASS, "und", "Signs", false, true, false));
    }

    @Test
    @DisplayName("cover art, sound that cannot be decoded and picture subtitles are told, not encoded")
    void ignoredStreams() {
        assertThat(parse("{\"streams\":[{\"index\":0,\"codec_type\":\"video\",\"codec_name\":\"mjpeg\",\"width\":9,"
                                + "\"height\":9,\"disposition\":{\"attached_pic\":1}},"
                                + "{\"index\":1,\"codec_type\":\"audio\",\"codec_name\":\"apac\",\"channels\":0},"
                                + "{\"index\":2,\"codec_type\":\"subtitle\",\"codec_name\":\"hdmv_pgs_subtitle\"},"
                                + "{\"index\":3,\"codec_type\":\"subtitle\",\"codec_name\":\"dvb_subtitle\"}]}")
                        .ignoredStreams())
                .extracting(Saying::english)
                .containsExactly(
                        "stream 0: attached picture (mjpeg)",
                        "stream 1: audio that cannot be decoded (apac)",
                        "stream 2: PGS subtitles, which are pictures (hdmv_pgs_subtitle)",
                        "stream 3: DVB subtitles, which are pictures (dvb_subtitle)");
    }

    private static VideoStream video(String fields) {
        return parse("{\"streams\":[{\"codec_type\":\"video\",\"width\":720,\"height\":576," + fields + "}]}")
                .video()
                .getFirst();
    }

    private static ProbeResult parse(String json) {
        return ProbeJson.parse(JsonMapper.shared().readTree(json));
    }
}
