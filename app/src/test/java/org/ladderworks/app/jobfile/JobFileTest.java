package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioMapping;
import org.ladderworks.engine.encode.HardwareUse;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.ladder.LadderPreset;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.overlay.Place;
import org.ladderworks.engine.overlay.Placement;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.JobSpec;
import org.ladderworks.engine.pipeline.OverlaySettings;
import org.ladderworks.engine.pipeline.OverlaySettings.LogoChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TextChoice;
import org.ladderworks.engine.pipeline.OverlaySettings.TimecodeChoice;
import org.ladderworks.engine.pipeline.PictureChoice.Crop;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timecode;

/** What a job file means: all that it says reaches the job, and is printed again. */
class JobFileTest {
    private static final String ALL = """
            version: 1
            source: {file: film.mov}
            output: {folder: out}
            ladder:
              rungs:
                - {width: 640, height: 360, kilobits: 800, mayHalveFrameRate: true}
                - {width: 1280, height: 720, kilobits: 2800}
                - {codec: av1, width: 1280, height: 720, kilobits: 1400}
              families:
                h264: {crf: 20.5, speed: slow}
                av1: {tenBit: true}
            video: {rate: two-pass, speed: fast, hardware: vaapi}
            pictures: {crop: "640:360:0:8", scan: tff, everyField: true}
            audio:
              kilobits: 160
              codecs: [aac, opus]
              surround: true
              loudness: -23
              tracks:
                - streams: [1, 2]
                  layout: stereo
                  language: pt-BR
                  role: commentary
                  title: "Ana: on the film"
            text:
              files:
                - {file: en.srt}
                - {file: texts/pt.vtt, language: pt_br, role: sdh, label: "Para todos", default: true}
              cea608: true
            overlays:
              logo: {file: acme.png, place: bottom-left, marginPercent: 2.5, heightPercent: 12, opacity: 0.75,
                     from: "2", to: "00:00:10:12"}
              timecode: {start: "10:00:00;00", place: centre, box: false}
              texts:
                - {text: "REVIEW: 'ACME' %{n}\\nday 1"}
              font: fonts/mono.ttf
            package: {segmentSeconds: 5.76}
            work: {folder: chunks, cores: 1, lowPriority: true}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private JobFiles files() {
        return new JobFiles(folder);
    }

    @Test
    @DisplayName("every field reaches the job")
    void everyFieldReachesTheJob() throws Exception {
        Job job = files().job("job.yaml", ALL);
        assertThat(job.problems()).isEmpty();
        JobSpec spec = job.spec().orElseThrow();
        assertThat(spec.clips()).containsExactly(ClipSpec.whole(folder.resolve("film.mov")));
        assertThat(spec.output()).isEqualTo(folder.resolve("out"));
        assertThat(spec.presets()).extracting(LadderPreset::codec).containsExactly("h264", "av1");
        LadderPreset h264 = spec.presets().getFirst();
        assertThat(h264.crf()).isEqualTo(20.5);
        assertThat(h264.encoderPreset()).isEqualTo("slow");
        assertThat(h264.audioKilobits()).isEqualTo(160);
        assertThat(h264.rungs())
                .containsExactly(
                        new LadderPreset.PresetRung(1280, 720, 2800, false),
                        new LadderPreset.PresetRung(640, 360, 800, true));
        assertThat(spec.presets().getLast().tenBit()).isTrue();
        assertThat(spec.presets().getLast().crf())
                .isEqualTo(Presets.named("web-av1").crf());
        assertThat(spec.encode().rateMode()).isEqualTo(RateMode.TWO_PASS);
        assertThat(spec.encode().encoderPreset()).contains("fast");
        assertThat(spec.encode().hardware()).isEqualTo(HardwareUse.VAAPI);
        assertThat(spec.pictures().everyField()).isTrue();
        assertThat(spec.pictures().fieldOrder()).contains(FieldOrder.TOP_FIRST);
        assertThat(spec.pictures().crop()).isEqualTo(new Crop.To(new CropBox(640, 360, 0, 8)));
        assertThat(spec.encode().audio().codecs()).containsExactlyInAnyOrder(AudioCodec.AAC, AudioCodec.OPUS);
        assertThat(spec.encode().audio().surround()).isTrue();
        assertThat(spec.encode().audio().loudnessTarget()).contains(-23.0);
        assertThat(spec.encode().audio().mappings())
                .containsExactly(AudioMapping.parse("1+2:stereo:pt-BR:commentary:Ana: on the film"));
        assertThat(spec.text().closedCaptions()).isTrue();
        assertThat(spec.text().files())
                .containsExactly(
                        TextFile.parse(folder.resolve("en.srt").toString()),
                        TextFile.parse(folder.resolve("texts/pt.vtt") + ":lang=pt-BR,label=Para todos,sdh,default"));
        Placement standard = new Placement(Place.BOTTOM, new BigDecimal(5), new BigDecimal(5));
        assertThat(spec.overlays())
                .isEqualTo(new OverlaySettings(
                        Optional.of(new LogoChoice(
                                folder.resolve("acme.png"),
                                new Placement(Place.BOTTOM_LEFT, new BigDecimal("2.5"), new BigDecimal("12")),
                                new BigDecimal("0.75"),
                                Optional.of(CutPoint.parse("2")),
                                Optional.of(CutPoint.parse("00:00:10:12")))),
                        Optional.of(new TimecodeChoice(
                                Timecode.parse("10:00:00;00"),
                                new Placement(Place.CENTRE, standard.margin(), standard.height()),
                                BigDecimal.ONE,
                                false)),
                        List.of(new TextChoice("REVIEW: 'ACME' %{n}\nday 1", standard, BigDecimal.ONE, true)),
                        Optional.of(folder.resolve("fonts/mono.ttf"))));
        assertThat(spec.packaging().segment()).contains(MediaTime.ofSeconds("5.76"));
        assertThat(spec.work()).isEqualTo(WorkFolder.unlimited(folder.resolve("chunks")));
        assertThat(spec.effort().cores()).isEqualTo(1);
        assertThat(spec.effort().lowPriority()).isTrue();
    }

    @Test
    @DisplayName("hardware is off, auto or an encoder by its name; off is a word, not a no")
    void hardware() throws Exception {
        for (HardwareUse use : HardwareUse.values()) {
            Job job = files().job("job.yaml", JobFiles.with("video: {hardware: " + use + "}\n"));
            assertThat(job.problems()).isEmpty();
            assertThat(job.spec().orElseThrow().encode().hardware()).isEqualTo(use);
        }
        assertThat(files().job("job.yaml", JobFiles.with(""))
                        .spec()
                        .orElseThrow()
                        .encode()
                        .hardware())
                .isEqualTo(HardwareUse.OFF);
        assertThat(files().problems(JobFiles.with("video: {hardware: cuda}\n")))
                .singleElement()
                .asString()
                .contains("/video/hardware", "nvenc");
    }

    @Test
    @DisplayName("what is printed of a job is the same job, and prints the same again")
    void printedAndReadAgainItIsTheSame() throws Exception {
        Job first = files().job("job.yaml", ALL);
        Job again = files().job("job.json", first.toJson());
        assertThat(again.spec()).isEqualTo(first.spec());
        assertThat(again.toJson()).isEqualTo(first.toJson());
    }

    @Test
    @DisplayName("a job that says little leaves all else as a short command line does")
    void theLeast() throws Exception {
        JobSpec spec = files().job("job.yaml", JobFiles.with("")).spec().orElseThrow();
        assertThat(spec.presets()).isEmpty();
        assertThat(spec.packaging().segment()).isEqualTo(Optional.empty());
        assertThat(spec.work()).isEqualTo(JobFiles.STANDARD);
        assertThat(spec.text()).isEqualTo(TextSettings.standard());
    }

    @Test
    @DisplayName("rungs in HDR are a family of their own beside those in SDR")
    void hdrRungs() throws Exception {
        JobSpec spec = files().job("job.yaml", JobFiles.with("""
                        ladder:
                          rungs:
                            - {codec: hevc, hdr: true, width: 1280, height: 720, kilobits: 2900}
                            - {codec: hevc, width: 1280, height: 720, kilobits: 2900}
                          families: {hevc-hdr: {crf: 19}}
                        """)).spec().orElseThrow();
        assertThat(spec.presets()).extracting(LadderPreset::title).containsExactly("HEVC", "HEVC HDR");
        assertThat(spec.presets()).extracting(LadderPreset::crf).containsExactly(24.0, 19.0);
        assertThat(spec.presets().getLast().tenBit()).isTrue();
    }
}
