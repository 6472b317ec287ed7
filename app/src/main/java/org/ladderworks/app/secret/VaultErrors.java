package org.ladderworks.app.secret;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.ladderworks.engine.error.DiskFull;
import org.ladderworks.engine.error.DrmException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.FileTrouble;

/** What is said of a vault that cannot be used. */
final class VaultErrors {
    private VaultErrors() {}

    static DrmException damaged(Path file, String why) {
        return new DrmException(
                ErrorCode.VAULT_DAMAGED,
                "the vault " + file + " is damaged: " + why,
                "Put its last backup in its place, with the key or passphrase of that time. Nothing was changed.");
    }

    static DrmException newer(Path file, int version) {
        return new DrmException(
                ErrorCode.VAULT_UNUSABLE,
                "the vault " + file + " was written by a newer Ladderworks (version " + version + ")",
                "Use that one. Nothing was changed.");
    }

    static DrmException unusable(Path place, IOException e) {
        String why = DiskFull.saidBy(e.getMessage())
                ? "the disk is full"
                : e instanceof FileSystemException
                        ? FileTrouble.words(e)
                        : e.getClass().getSimpleName();
        return new DrmException(
                ErrorCode.VAULT_UNUSABLE,
                "the vault " + place + " cannot be read or written: " + why,
                "See that you may write to its folder and that the disk has room, or name another data folder with"
                        + " LADDERWORKS_HOME.",
                e);
    }

    static DrmException busy(Path place) {
        return new DrmException(
                ErrorCode.VAULT_UNUSABLE,
                "the vault " + place + " is held by another process",
                "Wait until it ends, or end it if it hangs.");
    }

    static DrmException none(Path file) {
        return new DrmException(
                ErrorCode.VAULT_UNUSABLE, "there is no vault " + file, "The first package that is encrypted makes it.");
    }

    static DrmException rekeyed(Path file) {
        return locked(
                "the vault " + file + " was protected anew since it was unlocked",
                "Run the command again; nothing is encoded twice.");
    }

    static DrmException locked(String why, String remedy) {
        return new DrmException(ErrorCode.VAULT_LOCKED, why, remedy);
    }
}
