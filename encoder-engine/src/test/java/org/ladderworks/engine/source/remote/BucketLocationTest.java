package org.ladderworks.engine.source.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.UsageException;

/** Addresses of objects in buckets: literal, bounded, and never a path on this machine. */
class BucketLocationTest {
    private static final Set<String> SCHEMES = Set.of("http", "s3");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            s3://bucket/a.mov                     | bucket         | a.mov
            S3://bucket/a.mov                     | bucket         | a.mov
            s3://bucket/a%20b.mov                 | bucket         | a%20b.mov
            s3://bucket/a b+c.mov                 | bucket         | a b+c.mov
            s3://bucket/reel #2 (what?).mov       | bucket         | reel #2 (what?).mov
            s3://bucket/a.mov?versionId=7         | bucket         | a.mov?versionId=7
            s3://bucket//a//b.mov                 | bucket         | /a//b.mov
            s3://bucket/../../etc/passwd          | bucket         | ../../etc/passwd
            s3://bucket/Länge/映画/🎬.mov          | bucket         | Länge/映画/🎬.mov
            s3://my.films-2026/a:b@c\\d.mov       | my.films-2026  | a:b@c\\d.mov
            s3://Old_Bucket/100%                  | Old_Bucket     | 100%
            s3://films-0123abcd-s3alias/a.mov     | films-0123abcd-s3alias | a.mov
            """)
    @DisplayName("bucket and key are what is written, with nothing decoded")
    void literal(String text, String bucket, String key) {
        assertThat(RemoteLocation.parse(text, SCHEMES)).contains(new BucketLocation(bucket, key));
        assertThat(RemoteLocation.parse(text, SCHEMES).orElseThrow())
                .hasToString("s3://" + bucket + "/" + key)
                .returns(false, RemoteLocation::isSigned);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3://",
                "s3:///key",
                "s3://bucket",
                "s3://bucket/",
                "s3://bucket/folder/",
                "s3://ab/key",
                "s3://-bucket/key",
                "s3://bucket./key",
                "s3://../key",
                "s3://buck et/key",
                "s3://bücket/key",
                "s3://user:DoNotTell@bucket/key",
                "s3://bucket:DoNotTell/key",
                "s3://bucket#DoNotTell/key",
                "s3://arn:aws:s3:eu-west-1:123456789012:accesspoint/films/key",
                "s3://bucket/a\nb",
                "s3://bucket/a\u001b[31m",
                "s3://bucket/a\u0000b",
                "s3://bucket/a\u0085b",
                "s3://bucket/\ud83c",
                "s3://bucket/a.mov?X-Amz-Signature=DoNotTell",
                "s3://bucket/a.mov?AWSAccessKeyId=DoNotTell&Signature=DoNotTell"
            })
    @DisplayName("what no store can hold is refused, without what may be secret")
    void refused(String text) {
        assertThatThrownBy(() -> RemoteLocation.parse(text, SCHEMES))
                .isInstanceOf(UsageException.class)
                .hasMessageNotContaining("DoNotTell")
                .hasMessageNotContaining("\n")
                .hasMessageNotContaining("\u001b");
    }

    @Test
    @DisplayName("a key has 1024 bytes at most, and a bucket's name 255 characters")
    void bounds() {
        assertThat(new BucketLocation("b".repeat(255), "ä".repeat(512)).key()).hasSize(512);
        assertThatThrownBy(() -> new BucketLocation("bucket", "ä".repeat(512) + "a"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("1025 bytes");
        assertThatThrownBy(() -> new BucketLocation("b".repeat(256), "a")).isInstanceOf(UsageException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a/..", "..", "../../etc/passwd", "a/.bashrc", "C:\\windows\\a.mov", "a/%2e%2e%2fb", "x/ü?.mov"})
    @DisplayName("the copy of an object lies in its folder, whatever its key says")
    void copies(String key) {
        Path folder = Path.of("/downloads/copy");
        Path copy = folder.resolve(new BucketLocation("bucket", key).fileName()).normalize();
        assertThat(copy.getParent()).isEqualTo(folder);
        assertThat(copy.getFileName().toString()).matches("[A-Za-z0-9_][A-Za-z0-9._-]*");
    }

    @Test
    @DisplayName("each object has a folder of its own")
    void folders() {
        Set<String> names = new HashSet<>();
        List<RemoteLocation> all = List.of(
                new BucketLocation("bucket", "a.mov"),
                new BucketLocation("bucket", "A.mov"),
                new BucketLocation("bucket", "/a.mov"),
                new BucketLocation("bucket", "a%2emov"),
                new BucketLocation("bucket2", "a.mov"),
                RemoteLocation.parse("http://bucket/a.mov", SCHEMES).orElseThrow());
        all.forEach(location -> names.add(location.folderName()));
        assertThat(names).hasSize(all.size()).allMatch(name -> name.matches("[0-9a-f]{64}"));
    }
}
