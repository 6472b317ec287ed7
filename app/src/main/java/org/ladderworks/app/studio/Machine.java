package org.ladderworks.app.studio;

import java.util.List;
import java.util.function.Supplier;
import org.ladderworks.app.doctor.Finding;
import org.ladderworks.app.home.KeptFolder;

/**
 * What this machine has, and what of it the program uses. Thread-safe.
 *
 * @param examine looks at all that the program needs or can use; takes seconds
 * @param hardware tries which hardware encoders work; takes seconds
 * @param credentials looks which credentials are there; asks nobody
 * @param folders that the program keeps
 */
public record Machine(
        Supplier<List<Finding>> examine,
        Supplier<List<Finding>> hardware,
        Supplier<List<Finding>> credentials,
        List<KeptFolder> folders) {
    public Machine {
        folders = List.copyOf(folders);
    }
}
