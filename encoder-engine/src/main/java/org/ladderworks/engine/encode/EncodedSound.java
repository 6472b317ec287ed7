package org.ladderworks.engine.encode;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A track of sound that was made.
 *
 * @param files its frames, one file behind the other
 * @param main which of them tells the codec's configuration and the times; the others are silence
 * @param note what an operator should know of it
 */
record EncodedSound(List<Path> files, int main, Optional<String> note) {
    EncodedSound {
        files = List.copyOf(files);
    }

    static EncodedSound of(Path file) {
        return new EncodedSound(List.of(file), 0, Optional.empty());
    }

    EncodedSound noted(String text) {
        return new EncodedSound(files, main, Optional.of(text));
    }
}
