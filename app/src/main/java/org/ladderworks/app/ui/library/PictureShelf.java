package org.ladderworks.app.ui.library;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/** The small pictures of titles that were seen lately, loaded away from the UI thread. On the UI thread alone. */
final class PictureShelf {
    /** Twice a list's, for dense screens. */
    private static final int WIDTH = 160;

    private static final int KEPT = 300;

    /** A source that was replaced has another picture. */
    private record Taken(long written, Image image) {}

    private final Map<Path, Taken> images = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Taken> eldest) {
            return size() > KEPT;
        }
    };

    /** Null where there is none, or none yet. */
    @Nullable
    Image find(Path file) {
        long written = file.toFile().lastModified();
        if (written == 0) {
            return null;
        }
        Taken known = images.get(file);
        if (known != null && known.written == written && !known.image.isError()) {
            return known.image;
        }
        Image image = new Image(file.toUri().toString(), WIDTH, 0, true, true, true);
        images.put(file, new Taken(written, image));
        return image;
    }
}
