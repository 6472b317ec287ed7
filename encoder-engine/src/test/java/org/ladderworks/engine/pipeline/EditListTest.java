package org.ladderworks.engine.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Decode;
import org.ladderworks.engine.testing.EditedSource;
import org.ladderworks.engine.testing.EditedSource.Piece;
import org.ladderworks.engine.testing.Encodes;
import org.ladderworks.engine.testing.NumberedFrames;

/** A recording from which a piece was cut out without copying it: players skip it. */
class EditListTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("what several edits leave out is not encoded, and what they show follows without a gap")
    void aPieceCutOutOfTheMiddle() {
        Path whole = NumberedFrames.make(
                folder.resolve("whole.mp4"),
                NumberedFrames.lavfi("25", 100) + ",scale=640:384:flags=neighbor",
                "-g",
                "25");
        Path edited = EditedSource.make(whole, folder.resolve("edited.mp4"), List.of(new Piece(0, 1), new Piece(2, 4)));

        JobOutcome.Succeeded done = Encodes.run(edited, folder.resolve("out"));

        Path master = done.folder().resolve("master.m3u8");
        assertThat(NumberedFrames.read(master, 0))
                .isEqualTo(IntStream.concat(IntStream.range(0, 25), IntStream.range(50, 100))
                        .boxed()
                        .toList());
        assertThat(done.presentation().video().getFirst().duration().approximateSeconds())
                .isCloseTo(3, within(0.001));
        assertThat(Decode.audio(master, 0).end()).isCloseTo(3, within(0.03));
    }
}
