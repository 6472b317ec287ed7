package org.ladderworks.publish.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;
import org.ladderworks.engine.error.PublishException;

/** What goes wrong with a folder, in words: none of it goes better at once. */
final class FolderTrouble {
    private FolderTrouble() {}

    static PublishException of(Path file, IOException e) {
        if (DiskFull.saidBy(e.getMessage())) {
            return new PublishException(
                    ErrorCode.TARGET_FULL,
                    "there is no room for " + file,
                    "Make room, or delete old versions, and publish again: it goes on where it was.",
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return new PublishException(
                    ErrorCode.TARGET_RIGHT_MISSING,
                    file + " may not be written or read",
                    "Ask who owns the folder for the right to write there.",
                    e);
        }
        return new PublishException(
                ErrorCode.TARGET_UNUSABLE,
                file + " cannot be used: " + FileTrouble.words(e),
                "See whether the disk or the share is well, and publish again: it goes on where it was.",
                e);
    }
}
