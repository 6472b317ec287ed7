package org.ladderworks.app.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.protection.PlayLine.Manifest;
import org.ladderworks.engine.cmaf.cenc.ProtectionScheme;
import org.ladderworks.engine.cmaf.video.VideoCodec;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.KeyLayout;

/** What plays where, by choices whose end is known. */
class PlayMatrixTest {
    private static final Set<DrmSystem> THREE = EnumSet.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY);
    private static final Set<VideoCodec> AVC = Set.of(VideoCodec.AVC);

    private static ProtectionChoice choice(SchemeChoice scheme, Set<DrmSystem> systems) {
        return new ProtectionChoice(scheme, systems, KeyLayout.VIDEO_AND_AUDIO, KeyPlace.VAULT, false, false, false);
    }

    private static PlayLine line(List<PlayLine> matrix, Device device) {
        return matrix.stream()
                .filter(line -> line.device() == device)
                .findFirst()
                .orElseThrow();
    }

    private static PlayLine line(SchemeChoice scheme, Set<DrmSystem> systems, Set<VideoCodec> codecs, Device device) {
        return line(PlayMatrix.of(choice(scheme, systems), codecs), device);
    }

    @Test
    @DisplayName("cbcs with all three systems plays in HLS at Apple's, and has a line with a reason for every device")
    void three() {
        List<PlayLine> matrix = PlayMatrix.of(choice(SchemeChoice.CBCS, THREE), AVC);
        assertThat(matrix).extracting(PlayLine::device).containsExactly(Device.values());
        for (Device apple : List.of(Device.SAFARI, Device.IOS, Device.APPLE_TV)) {
            PlayLine line = line(matrix, apple);
            assertThat(line.verdict()).isEqualTo(Verdict.PLAYS);
            assertThat(line.way()).contains(new PlayLine.Way(DrmSystem.FAIRPLAY, ProtectionScheme.CBCS));
            assertThat(line.manifests()).containsExactly(Manifest.HLS);
            assertThat(line.reach()).isEqualTo(SecurityReach.FAIRPLAY);
        }
        assertThat(line(matrix, Device.CHROME).manifests()).containsExactly(Manifest.DASH, Manifest.HLS);
        assertThat(line(matrix, Device.XBOX).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    @DisplayName("cenc plays nowhere at Apple's, in DASH elsewhere, and on Xbox, which cbcs is not known to")
    void cenc() {
        PlayLine apple = line(SchemeChoice.CENC, THREE, AVC, Device.IOS);
        assertThat(apple.verdict()).isEqualTo(Verdict.NO);
        assertThat(apple.note()).isEqualTo(PlayNote.APPLE_CBCS_ALONE);
        assertThat(apple.manifests()).isEmpty();
        PlayLine xbox = line(SchemeChoice.CENC, THREE, AVC, Device.XBOX);
        assertThat(xbox.verdict()).isEqualTo(Verdict.PLAYS);
        assertThat(xbox.manifests()).containsExactly(Manifest.DASH);
    }

    @Test
    @DisplayName("both schemes play wherever one of them does, by the better one")
    void both() {
        List<PlayLine> matrix = PlayMatrix.of(choice(SchemeChoice.BOTH, THREE), AVC);
        assertThat(matrix).allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.PLAYS));
        assertThat(line(matrix, Device.XBOX).way())
                .contains(new PlayLine.Way(DrmSystem.PLAYREADY, ProtectionScheme.CENC));
        assertThat(line(matrix, Device.IOS).way())
                .contains(new PlayLine.Way(DrmSystem.FAIRPLAY, ProtectionScheme.CBCS));
    }

    @Test
    @DisplayName("PlayReady alone is told to need hardware in Windows for cbcs, and not to be in Chrome at all")
    void playReady() {
        Set<DrmSystem> alone = Set.of(DrmSystem.PLAYREADY);
        PlayLine edge = line(SchemeChoice.CBCS, alone, AVC, Device.EDGE);
        assertThat(edge.verdict()).isEqualTo(Verdict.PARTLY);
        assertThat(edge.note()).isEqualTo(PlayNote.WINDOWS_CBCS);
        assertThat(line(SchemeChoice.CENC, alone, AVC, Device.EDGE).verdict()).isEqualTo(Verdict.PLAYS);
        PlayLine chrome = line(SchemeChoice.CBCS, alone, AVC, Device.CHROME);
        assertThat(chrome.verdict()).isEqualTo(Verdict.NO);
        assertThat(chrome.note()).isEqualTo(PlayNote.NO_SYSTEM);
        assertThat(chrome.way()).isEmpty();
    }

    @Test
    @DisplayName("only ClearKey in Chromium is said to be tried, and it is in no playlist")
    void tried() {
        PlayLine chrome = line(SchemeChoice.CBCS, Set.of(DrmSystem.CLEARKEY), Set.of(VideoCodec.AV1), Device.CHROME);
        assertThat(chrome.verdict()).isEqualTo(Verdict.PLAYS);
        assertThat(chrome.note()).isEqualTo(PlayNote.TRIED);
        assertThat(chrome.manifests()).containsExactly(Manifest.DASH);
        assertThat(chrome.reach()).isEqualTo(SecurityReach.IN_THE_OPEN);
        for (SchemeChoice scheme : SchemeChoice.values()) {
            assertThat(PlayMatrix.of(choice(scheme, THREE), EnumSet.allOf(VideoCodec.class)))
                    .noneMatch(line -> line.note() == PlayNote.TRIED);
        }
    }

    @Test
    @DisplayName("HEVC alone does not play in Chrome by Widevine; beside H.264 it is a remark")
    void codecs() {
        PlayLine alone = line(SchemeChoice.CBCS, THREE, Set.of(VideoCodec.HEVC), Device.CHROME);
        assertThat(alone.verdict()).isEqualTo(Verdict.NO);
        assertThat(alone.codecs()).extracting(PlayLine.CodecRemark::note).containsExactly(PlayNote.BROWSER_HEVC);
        PlayLine beside = line(SchemeChoice.CBCS, THREE, Set.of(VideoCodec.AVC, VideoCodec.HEVC), Device.CHROME);
        assertThat(beside.verdict()).isEqualTo(Verdict.PLAYS);
        assertThat(beside.codecs()).extracting(PlayLine.CodecRemark::codec).containsExactly(VideoCodec.HEVC);
        assertThat(line(SchemeChoice.CBCS, THREE, Set.of(VideoCodec.HEVC), Device.IOS)
                        .verdict())
                .isEqualTo(Verdict.PLAYS);
        // PlayReady plays HEVC in Edge, where Widevine does not.
        assertThat(line(SchemeChoice.CENC, THREE, Set.of(VideoCodec.HEVC), Device.EDGE)
                        .way())
                .contains(new PlayLine.Way(DrmSystem.PLAYREADY, ProtectionScheme.CENC));
    }

    @Test
    @DisplayName("without protection all play; without a system none does")
    void ends() {
        assertThat(PlayMatrix.clear())
                .hasSize(Device.values().length)
                .allSatisfy(line -> assertThat(line.verdict()).isEqualTo(Verdict.PLAYS));
        assertThat(PlayMatrix.of(choice(SchemeChoice.BOTH, Set.of()), AVC))
                .allSatisfy(line -> assertThat(line.note()).isEqualTo(PlayNote.NO_SYSTEM));
    }

    @Test
    @DisplayName("the page of devices names every device and says of each system what the table says")
    void page() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "drm-devices.md"), StandardCharsets.UTF_8);
        for (Device device : Device.values()) {
            Optional<String> row = page.lines()
                    .filter(line -> line.startsWith("| " + device.label() + " |"))
                    .findFirst();
            assertThat(row).as(device.label()).isPresent();
            String[] cells = row.get().split("\\|", -1);
            DrmSystem[] columns = {DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY, DrmSystem.CLEARKEY};
            for (int i = 0; i < columns.length; i++) {
                DrmSystem system = columns[i];
                for (ProtectionScheme scheme : ProtectionScheme.values()) {
                    String said = Arrays.stream(cells[i + 2].split(",", -1))
                            .map(String::strip)
                            .filter(part -> part.startsWith(scheme.fourCc() + " "))
                            .findFirst()
                            .map(part -> part.substring(5))
                            .orElse("");
                    String known = PlayFacts.of(device).stream()
                            .filter(fact -> fact.system() == system && fact.scheme() == scheme)
                            .findFirst()
                            .map(fact -> fact.verdict().key())
                            .orElse("");
                    assertThat(said).as(device + " " + system + " " + scheme).isEqualTo(known);
                }
            }
        }
    }
}
