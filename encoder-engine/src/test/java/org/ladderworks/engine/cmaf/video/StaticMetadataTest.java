package org.ladderworks.engine.cmaf.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.cmaf.video.StaticMetadata.ContentLight;
import org.ladderworks.engine.cmaf.video.StaticMetadata.MasteringDisplay;
import org.ladderworks.engine.cmaf.video.StaticMetadata.Point;

/** Bytes as x265 and SVT-AV1 write them for a display of 1000 cd/m2 in P3, MaxCLL 1000, MaxFALL 400. */
class StaticMetadataTest {
    private static final String SEI_DISPLAY = "4e01891833c286c41d4c0bb884d03e803d1340420098968000000300" + "0180";
    private static final String SEI_LIGHT = "4e01900403e8019080";
    private static final String OBU_DISPLAY = "02ae1451ec43d7b0a426660f5c500d54390003e8000000000280";
    private static final String OBU_LIGHT = "0103e8019080";

    private static final MasteringDisplay DISPLAY = new MasteringDisplay(
            new Point(13_250, 34_500),
            new Point(7_500, 3_000),
            new Point(34_000, 16_000),
            new Point(15_635, 16_450),
            10_000_000,
            1);

    @Test
    @DisplayName("PR-33 SEI messages tell mastering display and light levels, emulation prevention taken out")
    void pr33Messages() {
        assertThat(HevcSei.read(bytes(SEI_DISPLAY))).isEqualTo(StaticMetadata.of(DISPLAY));
        assertThat(HevcSei.read(bytes(SEI_LIGHT))).isEqualTo(StaticMetadata.of(new ContentLight(1000, 400)));
        byte[] both = bytes(SEI_LIGHT.substring(0, SEI_LIGHT.length() - 2) + SEI_DISPLAY.substring(4));
        assertThat(HevcSei.read(both).isComplete()).isTrue();
    }

    @Test
    @DisplayName("AV1's metadata OBUs tell the same in their own units and order")
    void obus() {
        assertThat(Av1Metadata.read(bytes(OBU_DISPLAY))).isEqualTo(StaticMetadata.of(DISPLAY));
        assertThat(Av1Metadata.read(bytes(OBU_LIGHT))).isEqualTo(StaticMetadata.of(new ContentLight(1000, 400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4e", "4e01", "4e0180", "4e01ff", "4e0189ff80", "4e01891833c280", "4e0105020000"})
    @DisplayName("messages that end early, or are about something else, tell nothing")
    void nothing(String hex) {
        assertThat(HevcSei.read(bytes(hex))).isEqualTo(StaticMetadata.NONE);
        byte[] unit = bytes(hex);
        byte[] payload = Arrays.copyOfRange(unit, Math.min(2, unit.length), unit.length);
        assertThat(Av1Metadata.read(payload)).isEqualTo(StaticMetadata.NONE);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
