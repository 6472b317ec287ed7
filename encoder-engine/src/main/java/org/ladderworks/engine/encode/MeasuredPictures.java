package org.ladderworks.engine.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ladderworks.engine.error.EncodeException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.shots.FrameMeasures;

/** What becomes of a window's tiny pictures: measured, they are thrown away. */
final class MeasuredPictures {
    private MeasuredPictures() {}

    /** The file of the measures, for a file of pictures. */
    static Path measures(Path pictures) {
        return pictures.resolveSibling(pictures.getFileName() + ".measures");
    }

    /** @throws EncodeException where there are more or fewer pictures than frames */
    static void reduce(Path pictures, long frames) throws IOException {
        FrameMeasures measured;
        try (InputStream in = Files.newInputStream(pictures)) {
            measured = FrameMeasures.measure(in);
        }
        if (measured.frames() != frames) {
            throw new EncodeException(
                    ErrorCode.ENCODE_FAILED,
                    "FFmpeg gave " + measured.frames() + " pictures to measure instead of " + frames,
                    "Run the job again.");
        }
        measured.write(measures(pictures));
    }
}
