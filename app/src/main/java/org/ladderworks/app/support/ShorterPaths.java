package org.ladderworks.app.support;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Leaves of the operator's files their names, and takes the folders that they lie in out of texts. Pure. */
final class ShorterPaths implements UnaryOperator<String> {
    private final List<String> folders;
    private final String user;

    /**
     * Of these files.
     *
     * @param files sources and packages, as they are written
     * @param user the folder of this user, which becomes {@code ~}
     */
    ShorterPaths(Collection<String> files, Path user) {
        this.user = user.toString();
        this.folders = files.stream()
                .flatMap(ShorterPaths::folder)
                .filter(folder -> folder.length() > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static Stream<String> folder(String file) {
        try {
            return Stream.ofNullable(Path.of(file).getParent()).map(Objects::toString);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    @Override
    public String apply(String text) {
        String shorter = text;
        for (String folder : folders) {
            shorter = shorter.replace(folder, "...");
        }
        return user.length() > 1 ? shorter.replace(user, "~") : shorter;
    }
}
