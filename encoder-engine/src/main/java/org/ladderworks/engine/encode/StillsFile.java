package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Puts stills that were taken in any order into one file, in the order of the title. */
final class StillsFile {
    private StillsFile() {}

    /**
     * A file of stills.
     *
     * @param numbers of them in the title
     */
    record Run(Path file, List<Long> numbers) {}

    /** @param bytes of each still */
    static Path put(Path to, List<Run> runs, long bytes) {
        try (FileChannel out = FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (Run run : runs) {
                try (FileChannel in = FileChannel.open(run.file())) {
                    for (int i = 0; i < run.numbers().size(); i++) {
                        copy(in, i * bytes, out, run.numbers().get(i) * bytes, bytes);
                    }
                }
                Encoder.delete(run.file());
            }
        } catch (IOException e) {
            throw Encoder.storeFailed(e);
        }
        return to;
    }

    private static void copy(FileChannel in, long from, FileChannel out, long to, long bytes) throws IOException {
        out.position(to);
        for (long done = 0; done < bytes; ) {
            long copied = in.transferTo(from + done, bytes - done, out);
            if (copied == 0) {
                throw new IOException("a file of pictures is cut short");
            }
            done += copied;
        }
    }
}
