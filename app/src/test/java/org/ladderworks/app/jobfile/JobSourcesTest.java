package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.source.remote.BucketLocation;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.time.FrameRate;

/** The sources that a job file names. */
class JobSourcesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private JobFiles files() {
        return new JobFiles(folder);
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
        Job job = files().job("job.yaml", "version: 1\nsource: " + written + "\noutput: {folder: out}\n");
        assertThat(job.problems()).isEmpty();
        assertThat(files().job("again.json", job.toJson()).spec()).isEqualTo(job.spec());
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
        assertThat(files().problems("version: 1\noutput: {folder: out}\nsource: " + written + "\n"))
                .singleElement()
                .asString()
                .startsWith("line 3: " + told);
    }
}
