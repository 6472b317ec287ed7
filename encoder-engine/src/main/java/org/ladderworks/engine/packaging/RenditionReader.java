package org.ladderworks.engine.packaging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.engine.cmaf.read.Mp4File;
import org.ladderworks.engine.encode.Rendition;
import org.ladderworks.engine.encode.TrackFile;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.PackagingException;

/** Reads the tables of each chunk, each file once. */
final class RenditionReader {
    private final Map<Path, Mp4File> files = new HashMap<>();

    List<Chunk> chunks(Rendition rendition) {
        if (rendition.chunks().isEmpty()) {
            throw unsupported("A rendition has no chunks", "Give each rendition at least one file.");
        }
        return rendition.chunks().stream().map(this::chunk).toList();
    }

    private Chunk chunk(TrackFile source) {
        Mp4File file = files.computeIfAbsent(source.file(), Mp4File::read);
        Chunk chunk = file.track(source.trackId())
                .map(track -> new Chunk(file, track))
                .orElseThrow(() -> unsupported(
                        source.file() + " has no track " + source.trackId(), "Name a track that the file has."));
        if (chunk.samples().count() == 0) {
            throw unsupported(chunk.name() + " has no samples", "Encode it again.");
        }
        if (!chunk.track().edits().simple()) {
            throw unsupported(
                    chunk.name() + " has an edit list with several parts", "Encode the edited programme as one piece.");
        }
        return chunk;
    }

    static PackagingException unsupported(String what, String remedy) {
        return new PackagingException(ErrorCode.RENDITION_UNSUPPORTED, what, remedy);
    }
}
