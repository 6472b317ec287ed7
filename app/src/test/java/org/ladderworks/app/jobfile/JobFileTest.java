package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.encode.AudioCodec;
import org.ladderworks.engine.encode.AudioMapping;
import org.ladderworks.engine.encode.HardwareUse;
import org.ladderworks.engine.encode.RateMode;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
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
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.pipeline.WorkFolder;
import org.ladderworks.engine.probe.CropBox;
import org.ladderworks.engine.probe.FieldOrder;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.text.TextFile;
import org.ladderworks.engine.text.TextSettings;
import org.ladderworks.engine.time.FrameRate;
import org.ladderworks.engine.time.MediaTime;
import org.ladderworks.engine.time.Timecode;

/** What a job file may say, what it means, and that everything wrong with it is told at once. */
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

    private final WorkFolder standard = new WorkFolder(Path.of("work"), 5);

    private Job job(String name, String text) throws Exception {
        Path file = Files.writeString(folder.resolve(name), text);
        return new JobChecker(
                        standard,
                        preset -> List.of(Presets.named(preset)),
                        new KeyChain(Path.of("vault"), Unlocking.byFile(_ -> {})))
                .check(JobDraft.of(file));
    }

    private List<String> problems(String text) throws Exception {
        Job job = job("job.yaml", text);
        assertThat(job.spec()).isEmpty();
        return job.problems().stream().map(Problem::inWords).toList();
    }

    private static String with(String more) {
        return "version: 1\nsource: {file: a.mov}\noutput: {folder: out}\n" + more;
    }

    @Test
    @DisplayName("every field reaches the job")
    void everyFieldReachesTheJob() throws Exception {
        Job job = job("job.yaml", ALL);
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
        assertThat(spec.segment()).contains(MediaTime.ofSeconds("5.76"));
        assertThat(spec.work()).isEqualTo(WorkFolder.unlimited(folder.resolve("chunks")));
        assertThat(spec.effort().cores()).isEqualTo(1);
        assertThat(spec.effort().lowPriority()).isTrue();
    }

    @Test
    @DisplayName("hardware is off, auto or an encoder by its name; off is a word, not a no")
    void hardware() throws Exception {
        for (HardwareUse use : HardwareUse.values()) {
            Job job = job("job.yaml", with("video: {hardware: " + use + "}\n"));
            assertThat(job.problems()).isEmpty();
            assertThat(job.spec().orElseThrow().encode().hardware()).isEqualTo(use);
        }
        assertThat(job("job.yaml", with("")).spec().orElseThrow().encode().hardware())
                .isEqualTo(HardwareUse.OFF);
        assertThat(problems(with("video: {hardware: cuda}\n")))
                .singleElement()
                .asString()
                .contains("/video/hardware", "nvenc");
    }

    @Test
    @DisplayName("a piece of a source, images and their sound, parts and addresses reach the job")
    void everySourceReachesTheJob() throws Exception {
        assertThat(sources("{file: a.mov, from: \"12.5\", to: \"00:00:20:12\"}"))
                .containsExactly(new ClipSpec(
                        folder.resolve("a.mov"),
                        new Trim(
                                Optional.of(CutPoint.parse("12.5")),
                                Optional.of(CutPoint.parse("00:00:20:12")),
                                Optional.empty())));
        Optional<FrameRate> film = Optional.of(new FrameRate(24000, 1001));
        assertThat(sources("{file: \"f_%03d.png\", frameRate: 24000/1001, audioFile: s.wav}"))
                .containsExactly(new ClipSpec(
                        folder.resolve("f_%03d.png"), Trim.NONE, film, Optional.of(folder.resolve("s.wav"))));
        Trim second = new Trim(Optional.empty(), Optional.empty(), Optional.of(CutPoint.parse("1")));
        String address = "https://example.org/b.mov?version=7";
        assertThat(sources("{frameRate: \"25\", parts: [{file: a, frameRate: 24000/1001}, {file: \"" + address
                        + "\", duration: \"1\"}]}"))
                .containsExactly(
                        new ClipSpec(folder.resolve("a"), Trim.NONE, film, Optional.empty()),
                        new ClipSpec(
                                Path.of("remote"),
                                second,
                                Optional.of(new FrameRate(25, 1)),
                                Optional.empty(),
                                RemoteLocation.parse(address, Set.of("https"))));
    }

    @Test
    @DisplayName("what an s3:// address says is taken literally")
    void addressesOfBuckets() throws Exception {
        assertThat(sources("{parts: [{file: \"s3://bucket/a b%20c#d?e.mov\"}, {file: \"S3://bucket/e.mov\"}]}"))
                .extracting(clip -> clip.remote().orElseThrow())
                .containsExactly(
                        new BucketLocation("bucket", "a b%20c#d?e.mov"), new BucketLocation("bucket", "e.mov"));
    }

    private List<ClipSpec> sources(String written) throws Exception {
        Job job = job("job.yaml", "version: 1\nsource: " + written + "\noutput: {folder: out}\n");
        assertThat(job.problems()).isEmpty();
        assertThat(job("again.json", job.toJson()).spec()).isEqualTo(job.spec());
        return job.spec().orElseThrow().clips();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                 | /source/file: missing
            {parts: []}                                        | /source/parts: is empty
            {parts: [{from: "1"}]}                             | /source/parts/0/file: missing
            {file: a.mov, parts: [{file: b.mov}]}              | /source/file: not together with parts
            {from: "1", parts: [{file: b.mov}]}                | /source/from: not together with parts
            {file: a.mov, from: noon}                          | /source/from: "noon" is malformed; write it as in 12.5 or
            {file: a.mov, from: 12.5}                          | /source/from: is a number; write it in quotes: "12.5"
            {file: a.mov, to: "2", duration: "1"}              | /source/duration: not together with to
            {file: "f_%d.png", frameRate: "241"}               | /source/frameRate: is 241; give frames a second
            {file: "ftp://host/a.mov"}                         | /source/file: sources cannot be fetched by ftp://
            {file: "s3://bucket"}                              | /source/file: s3://bucket/ names a folder
            {file: "s3://key:secret@bucket/a.mov"}             | /source/file: an s3:// address of a source names no bucket
            {file: "https://u:p@h/a.mov"}                      | /source/file: an address of a source at h holds a name
            {file: "https://h/a.mov?X-Amz-Signature=5"}        | /source/file: is signed, and no job file holds a key
            {parts: [{file: a}, {file: "https://h/?sig=5"}]}   | /source/parts/1/file: is signed
            """)
    void whatIsWrongWithSourcesIsNamed(String written, String told) throws Exception {
        assertThat(problems("version: 1\noutput: {folder: out}\nsource: " + written + "\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: " + told);
    }

    @Test
    @DisplayName("what is printed of a job is the same job, and prints the same again")
    void printedAndReadAgainItIsTheSame() throws Exception {
        Job first = job("job.yaml", ALL);
        Job again = job("job.json", first.toJson());
        assertThat(again.spec()).isEqualTo(first.spec());
        assertThat(again.toJson()).isEqualTo(first.toJson());
    }

    @Test
    @DisplayName("a job that says little leaves all else as a short command line does")
    void theLeast() throws Exception {
        JobSpec spec = job("job.yaml", with("")).spec().orElseThrow();
        assertThat(spec.presets()).isEmpty();
        assertThat(spec.segment()).isEqualTo(Optional.empty());
        assertThat(spec.work()).isEqualTo(standard);
        assertThat(spec.text()).isEqualTo(TextSettings.standard());
    }

    @Test
    @DisplayName("rungs in HDR are a family of their own beside those in SDR")
    void hdrRungs() throws Exception {
        JobSpec spec = job("job.yaml", with("""
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

    @Test
    @DisplayName("all problems are told at once, each with path, line and the nearest right name")
    void everythingWrongIsToldAtOnce() throws Exception {
        assertThat(problems("""
                version: 1
                source: {fil: film.mov}
                ladder:
                  rungs:
                    - {width: 1280, height: 720, kilobits: 2800}
                    - {width: 640, height: 360, kilobits: lots}
                    - width: 320
                      heigth: 180
                      kilobits: 300
                      codec: h265
                video:
                  sped: fast
                audio:
                  loudness: -5
                  tracks:
                    - {streams: [1], layout: 5.1}
                trickPlay: {}
                """))
                .containsExactlyInAnyOrder(
                        "line 2: /source/file: missing",
                        "line 2: /source/fil: not known; did you mean \"file\"?",
                        "line 6: /ladder/rungs/1/kilobits: is a string; give a whole number",
                        "line 7: /ladder/rungs/2/height: missing",
                        "line 8: /ladder/rungs/2/heigth: not known; did you mean \"height\"?",
                        "line 10: /ladder/rungs/2/codec: \"h265\" is not one of h264, hevc, av1; did you mean \"h264\"?",
                        "line 12: /video/sped: not known; did you mean \"speed\"?",
                        "line 14: /audio/loudness: is -5; choose -31 to -9",
                        "line 16: /audio/tracks/0/layout: is a number; write it in quotes: \"5.1\"",
                        "line 17: /trickPlay: not known yet: this version can do nothing with it",
                        "/output: missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ladder: {presets: [web-h264], rungs: [{width: 64, height: 36, kilobits: 90}]} | /ladder/rungs: not together
            ladder: {presets: [web-h264, short-clip]}          | /ladder/presets/1: short-clip and web-h264 both make H.264
            ladder: {presets: [web-h265]}                      | /ladder/presets/0: there is no preset called web-h265
            ladder: {presets: ["../x"]}                        | /ladder/presets/0: "../x" is malformed
            ladder: {families: {h264: {crf: 20}}}              | /ladder/families: needs presets or rungs
            ladder: {presets: [web-h264], families: {av1: {crf: 30}}} | /ladder/families/av1: no rung of the ladder
            ladder: {presets: [web-h264], families: {h264: {tenBit: true}}} | /ladder/families/h264/tenBit: not known
            ladder: {rungs: [{hdr: true, width: 64, height: 36, kilobits: 90}]} | /ladder/rungs/0/hdr: is of HEVC and AV1 alone
            ladder: {presets: [web-hdr-av1], families: {av1: {crf: 30}}} | /ladder/families/av1: no rung of the ladder
            ladder: {rungs: []}                                | /ladder/rungs: is empty
            ladder: {presets: [web-h264], families: {h264: {crf: 52}}} | /ladder/families/h264/crf: is 52; choose 0 to 51
            pictures: {crop: "639:360:0:0"}                    | /pictures/crop: 639:360:0:0: width
            pictures: {crop: "wide"}                           | /pictures/crop: "wide" is malformed; write it as in auto or
            audio: {tracks: [{streams: [1, 1]}]}               | /audio/tracks/0/streams: holds the same twice
            audio: {tracks: [{streams: [1], language: zzzzzzzzz}]} | /audio/tracks/0/language: "zzzzzzzzz" is malformed
            text: {files: [{language: en}]}                    | /text/files/0/file: missing
            text: {files: [{file: a.srt, language: english}]}  | /text/files/0/language: "english" is malformed; write it as in en
            text: {files: [{file: a.srt, role: caption}]}      | /text/files/0/role: "caption" is not one of subtitle, sdh, forced
            text: {files: []}                                  | /text/files: is empty
            text: {cea608: yes please}                         | /text/cea608: is a string; give true or false
            overlays: {logo: {place: top}}                     | /overlays/logo/file: missing
            overlays: {logo: {file: a.png, opacity: 0}}        | /overlays/logo/opacity: is 0; choose 0.01 to 1
            overlays: {logo: {file: a.png, place: middle}}     | /overlays/logo/place: "middle" is not one of top-left, top,
            overlays: {logo: {file: a.png, to: noon}}          | /overlays/logo/to: "noon" is malformed; write it as in 12.5 or
            overlays: {timecode: {start: "10:00:00"}}          | /overlays/timecode/start: "10:00:00" is malformed; write it as in 10:
            overlays: {texts: [{text: " "}]}                   | /overlays/texts/0/text: is blank
            overlays: {texts: [{text: "a\\tb"}]}                | /overlays/texts/0/text: holds a control character
            overlays: {texts: [{text: "1\\n2\\n3\\n4\\n5\\n6\\n7\\n8\\n9\\n10\\n11"}]} | /overlays/texts/0/text: has more than 10 lines
            overlays: {subtitles: a.ass}                       | /overlays/subtitles: cannot be done: this FFmpeg has no libass
            audio: {codecs: [he-aac]}                          | /audio/codecs/0: HE-AAC cannot be made: this FFmpeg has no encoder
            audio: {codecs: [aac, HE-AACv2]}                   | /audio/codecs/1: HE-AAC cannot be made
            audio: {codecs: [mp3]}                             | /audio/codecs/0: "mp3" is not one of aac, ac3, eac3, opus
            package: {segmentSeconds: 0.5}                     | /package/segmentSeconds: is 0.5; choose 1 to 15
            package: {segmentSeconds: 1e999999999}             | /package/segmentSeconds: is a number beyond all settings
            work: {cores: 0}                                   | /work/cores: is 0; choose 1 to 4096
            work: {cores: }                                    | /work/cores: is null
            version: 2                                         | /version: stands here twice
            publish: s3                                        | /publish: not known yet
            """)
    void whatIsWrongIsNamed(String more, String told) throws Exception {
        assertThat(problems(with(more + "\n"))).singleElement().asString().startsWith("line 4: " + told);
    }

    @Test
    @DisplayName("YAML's aliases, tags and further documents are refused; a small file never becomes a large tree")
    void whatYamlCouldDoIsRefused() throws Exception {
        StringBuilder laughs = new StringBuilder(with("a0: &a0 [lol, lol]\n"));
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(problems(laughs.toString())).hasSizeLessThan(150).allMatch(told -> told.contains("aliases"));
        assertThat(problems(with("work: !!javax.script.ScriptEngineManager {cores: 1}\n")))
                .anyMatch(told -> told.contains("tags (!)"));
        assertThat(problems(with("---\nversion: 1\n"))).anyMatch(told -> told.contains("more than one document"));
        assertThat(problems(with("work: " + "[".repeat(400) + "]".repeat(400) + "\n")))
                .anyMatch(told -> told.contains("nested more than 16 deep"));
        assertThat(problems(with("work: " + "[".repeat(300_000) + "\n"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            job.json | {"version": 1,, "source": 2}  | not well-formed JSON
            job.yaml | a: [1                         | not well-formed YAML
            job.yaml | ''                            | the file is empty
            job.yaml | just words                    | a job begins with
            job.json | []                            | a job begins with
            """)
    void whatIsNoDocumentIsRefused(String name, String text, String told) throws Exception {
        assertThat(job(name, text).problems())
                .singleElement()
                .extracting(Problem::says)
                .asString()
                .contains(told);
    }

    @Test
    void whatIsNoJobFileIsNotRead() throws Exception {
        assertThatThrownBy(() -> JobDraft.of(folder.resolve("none.yaml"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> JobDraft.of(folder)).hasMessageContaining("is not a file");
        Path large = Files.write(folder.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> JobDraft.of(large)).hasMessageContaining("larger than 1 MiB");
        Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xE4});
        assertThatThrownBy(() -> JobDraft.of(latin))
                .hasMessageContaining("not UTF-8")
                .extracting(error -> ((UsageException) error).code())
                .isEqualTo(ErrorCode.JOB_FILE_UNREADABLE);
    }

    @Test
    @DisplayName("the schema is valid by its own dialect's schema")
    void theSchemaIsOne() {
        var meta = com.networknt.schema.SchemaRegistry.withDefaultDialect(
                        com.networknt.schema.SpecificationVersion.DRAFT_2020_12)
                .getSchema(com.networknt.schema.SchemaLocation.of(
                        com.networknt.schema.SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(meta.validate(JobSchema.load().root())).isEmpty();
    }

    @Test
    @DisplayName("Widevine, which knows no schemes, gives no keys for both; every other origin may")
    void widevineGivesNoKeysForBothSchemes() throws Exception {
        String drm = "drm: {content: film, systems: [widevine], scheme: both, keys: {%s}}\n";
        String widevine = "widevine: {address: 'https://keys.example.com/', signer: us, keyFile: key, ivFile: iv}";
        assertThat(problems(with(drm.formatted(widevine))))
                .singleElement()
                .asString()
                .contains("/drm/scheme", "the same keys in both schemes", "a content of its own");
        for (String keys : List.of("entered: true", "file: keys.json", "speke: {address: 'https://k.example.com/'}")) {
            assertThat(job("job.yaml", with(drm.formatted(keys))).problems()).isEmpty();
        }
    }
}
