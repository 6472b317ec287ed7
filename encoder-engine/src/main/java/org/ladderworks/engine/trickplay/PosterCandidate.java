package org.ladderworks.engine.trickplay;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ladderworks.engine.time.Resolution;

/**
 * A picture that could become a poster.
 *
 * @param frame of the title's timeline
 */
public record PosterCandidate(long frame, StillLook look) {
    /**
     * Looks at stills.
     *
     * @param files bare, as {@link org.ladderworks.engine.encode.StillsPlan} says
     * @param frames that they are, of the title's timeline
     * @throws IOException where they cannot be read, or are fewer
     */
    public static List<PosterCandidate> read(List<Path> files, Resolution size, List<Long> frames) throws IOException {
        List<PosterCandidate> candidates = new ArrayList<>();
        byte[] still = new byte[size.width() * size.height() * 3 / 2];
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                for (int read = in.readNBytes(still, 0, still.length);
                        read > 0;
                        read = in.readNBytes(still, 0, still.length)) {
                    if (read < still.length || candidates.size() == frames.size()) {
                        throw new EOFException(file.getFileName() + " holds other stills than it should");
                    }
                    candidates.add(new PosterCandidate(frames.get(candidates.size()), StillLook.of(still, size)));
                }
            }
        }
        if (candidates.size() != frames.size()) {
            throw new EOFException(candidates.size() + " stills are there instead of " + frames.size());
        }
        return candidates;
    }
}
