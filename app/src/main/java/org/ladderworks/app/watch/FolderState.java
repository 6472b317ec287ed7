package org.ladderworks.app.watch;

import java.util.Optional;
import org.ladderworks.app.library.Trouble;

/**
 * A watched folder as it is now.
 *
 * @param looked false before the first look
 * @param trouble why nothing is taken of it, or not all; empty where all is well
 * @param settling files that are there and do not stand still yet
 * @param taken how many were
 * @param last that was taken
 */
public record FolderState(
        WatchedFolder folder,
        boolean looked,
        Optional<Trouble> trouble,
        int settling,
        int taken,
        Optional<TakenFile> last) {}
