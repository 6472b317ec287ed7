package org.ladderworks.engine.encode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shrinks a store to its limit: the artefacts unused for longest go, but none that a running job may need. */
final class StoreLimit {
    private StoreLimit() {}

    private record Kept(Path sidecar, long bytes, FileTime used) {
        void delete() throws IOException {
            // Without its sidecar an artefact is not found any more: so that goes first.
            Files.deleteIfExists(sidecar);
            Files.deleteIfExists(artefact(sidecar));
        }
    }

    /** Fails silently: a store that cannot shrink now does so after the next job. */
    static void enforce(Path folder, long limit) {
        try {
            List<Kept> all = kept(folder);
            long total = all.stream().mapToLong(Kept::bytes).sum();
            Optional<FileTime> needed = StoreLease.oldest(folder);
            for (Kept kept : all) {
                if (total <= limit
                        || needed.filter(since -> kept.used().compareTo(since) >= 0)
                                .isPresent()) {
                    return;
                }
                kept.delete();
                total -= kept.bytes();
            }
        } catch (IOException e) {
            System.getLogger(StoreLimit.class.getName()).log(System.Logger.Level.DEBUG, "cannot shrink " + folder, e);
        }
    }

    /** The one unused for longest first. */
    private static List<Kept> kept(Path folder) throws IOException {
        List<Kept> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path sidecar : entries.filter(file -> file.toString().endsWith(ChunkStore.SIDECAR))
                    .toList()) {
                Path artefact = artefact(sidecar);
                long bytes = Files.exists(artefact) ? Files.size(artefact) : 0;
                all.add(new Kept(sidecar, bytes, Files.getLastModifiedTime(sidecar)));
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        return all;
    }

    private static Path artefact(Path sidecar) {
        String name = sidecar.getFileName().toString();
        return sidecar.resolveSibling(
                name.substring(0, name.length() - ChunkStore.SIDECAR.length()) + ChunkStore.ARTEFACT);
    }
}
