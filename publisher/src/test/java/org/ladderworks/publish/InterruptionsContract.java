package org.ladderworks.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.release.Release;

/** What was cut off, lost or taken away, and how the next command goes on. */
interface InterruptionsContract {
    TestTitle title();

    @Test
    default void anObjectThatIsGoneIsSentAgain() throws IOException {
        TestTitle title = title();
        Release release = title.release("one", 1);
        title.publish(release);
        String path = "video/avc-360p/00001.m4s";
        title.store().delete(TestTitle.key(release, path));

        title.publish(release);
        assertThat(title.bytes(TestTitle.key(release, path)))
                .isEqualTo(Files.readAllBytes(release.folder().resolve(path)));
    }

    @Test
    default void whatIsWrittenFromTheCommitIsMendedByTheNextCommand() throws IOException {
        TestTitle title = title();
        Release second = title.release("two", 2);
        title.publish(title.release("one", 1));
        title.publish(second);
        // As a crash behind the commit would leave it.
        byte[] old = title.bytes("film-7/master.m3u8");
        title.store().delete("film-7/master.m3u8");
        title.store().delete("film-7/log/00000002.json");

        title.publish(second);
        assertThat(title.bytes("film-7/master.m3u8")).isEqualTo(old);
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @DisplayName("a large file goes in parts and goes on, also where a part's tag says nothing of its bytes")
    default void aLargeFileGoesInPartsAndGoesOn(boolean telling) throws IOException {
        TestTitle title = title();
        Release release = title.largeRelease("large", 3);
        Counting cut = new Counting(title.store(), 2, telling);
        TestTitle.refuses(ErrorCode.TARGET_UNUSABLE, () -> title.publish(title.publisher(cut, "ann"), release));
        assertThat(title.shown()).isEmpty();
        assertThat(cut.answered()).hasSize(2);

        Counting counting = new Counting(title.store(), Integer.MAX_VALUE, telling);
        title.publish(title.publisher(counting, "ann"), release);
        assertThat(counting.answered()).as("sent again").doesNotContainAnyElementsOf(cut.answered());
        assertThat(counting.answered()).isEqualTo(cut.refused());
        title.shows(release);
    }

    @Test
    @DisplayName("answers that are lost on their way do no harm: what was done is found done")
    default void lostAnswers() throws IOException {
        TestTitle title = title();
        Release release = title.largeRelease("one", 1);
        title.publish(title.publisher(new Deaf(title.store()), "ann"), release);
        title.shows(release);
        assertThat(title.publisher().history(TestTitle.NAME, new Cancellation()))
                .hasSize(1);
    }
}
