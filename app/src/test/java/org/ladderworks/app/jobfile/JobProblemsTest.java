package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/** That everything wrong with a job file is told, at once, by its place. */
class JobProblemsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private JobFiles files() {
        return new JobFiles(folder);
    }

    @Test
    @DisplayName("all problems are told at once, each with path, line and the nearest right name")
    void everythingWrongIsToldAtOnce() throws Exception {
        assertThat(files().problems("""
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
                publish: {}
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
                        "line 17: /publish: not known yet: this version can do nothing with it",
                        "/output: missing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trickPlay: {size: 321}                             | /trickPlay/size: is 321; choose a multiple of 2
            trickPlay: {size: 640, grid: 10x10}                | /trickPlay: sheets of 10x10 thumbnails of 640 pixels may be 6400 pixels wide or high
            trickPlay: {grid: 0x5}                             | /trickPlay: a sheet of 0x5 thumbnails cannot be
            trickPlay: {grid: five}                            | /trickPlay/grid: "five" is malformed
            trickPlay: {intervalSeconds: 0.0505}               | /trickPlay/intervalSeconds: is 0.0505; choose 0.1 to 3600
            trickPlay: {intervalSeconds: 1.0005}               | /trickPlay: a thumbnail every 1.000500 s cannot be
            trickPlay: {sprites: gif}                          | /trickPlay/sprites: "gif" is not one of jpeg, webp, png
            trickPlay: {thumbnails: false, bif: true}          | /trickPlay/bif: says how thumbnails are to be, and there are to be none
            trickPlay: {poster: later}                         | /trickPlay/poster: "later" is malformed
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
        assertThat(files().problems(JobFiles.with(more + "\n")))
                .singleElement()
                .asString()
                .startsWith("line 4: " + told);
    }

    @Test
    @DisplayName("YAML's aliases, tags and further documents are refused; a small file never becomes a large tree")
    void whatYamlCouldDoIsRefused() throws Exception {
        StringBuilder laughs = new StringBuilder(JobFiles.with("a0: &a0 [lol, lol]\n"));
        for (int i = 1; i < 30; i++) {
            laughs.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(files().problems(laughs.toString())).hasSizeLessThan(150).allMatch(told -> told.contains("aliases"));
        assertThat(files().problems(JobFiles.with("work: !!javax.script.ScriptEngineManager {cores: 1}\n")))
                .anyMatch(told -> told.contains("tags (!)"));
        assertThat(files().problems(JobFiles.with("---\nversion: 1\n")))
                .anyMatch(told -> told.contains("more than one document"));
        assertThat(files().problems(JobFiles.with("work: " + "[".repeat(400) + "]".repeat(400) + "\n")))
                .anyMatch(told -> told.contains("nested more than 16 deep"));
        assertThat(files().problems(JobFiles.with("work: " + "[".repeat(300_000) + "\n")))
                .isNotEmpty();
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
        assertThat(files().job(name, text).problems())
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
    @DisplayName("Widevine, which knows no schemes, gives no keys for both; every other origin may")
    void widevineGivesNoKeysForBothSchemes() throws Exception {
        String drm = "drm: {content: film, systems: [widevine], scheme: both, keys: {%s}}\n";
        String widevine = "widevine: {address: 'https://keys.example.com/', signer: us, keyFile: key, ivFile: iv}";
        assertThat(files().problems(JobFiles.with(drm.formatted(widevine))))
                .singleElement()
                .asString()
                .contains("/drm/scheme", "the same keys in both schemes", "a content of its own");
        for (String keys : List.of("entered: true", "file: keys.json", "speke: {address: 'https://k.example.com/'}")) {
            assertThat(files().job("job.yaml", JobFiles.with(drm.formatted(keys)))
                            .problems())
                    .isEmpty();
        }
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
}
