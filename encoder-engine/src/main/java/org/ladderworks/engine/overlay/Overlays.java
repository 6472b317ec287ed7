package org.ladderworks.engine.overlay;

import java.util.List;
import java.util.Optional;

/**
 * Everything that is laid over the pictures of a title: the logo first, the texts over it in their order. Part of the plan,
 * and so of every chunk's key.
 */
public record Overlays(Optional<Logo> logo, List<DrawnText> texts) {
    /** Nothing. */
    public static final Overlays NONE = new Overlays(Optional.empty(), List.of());

    public Overlays {
        texts = List.copyOf(texts);
    }

    public boolean isEmpty() {
        return logo.isEmpty() && texts.isEmpty();
    }

    /** What of it is seen in these frames of the title. */
    public Overlays in(long firstFrame, long frames) {
        return new Overlays(logo.filter(image -> image.isSeenIn(firstFrame, frames)), texts);
    }

    /** The same without the places of files: what is made of it does not depend on them. */
    public Overlays unnamed() {
        return new Overlays(
                logo.map(Logo::unnamed), texts.stream().map(DrawnText::unnamed).toList());
    }

    /** True where it changes from frame to frame, so that every frame must be counted. */
    boolean changesIn(long firstFrame, long frames) {
        return texts.stream().anyMatch(DrawnText::isRunning)
                || logo.filter(image -> !image.isSeenInAllOf(firstFrame, frames))
                        .isPresent();
    }
}
