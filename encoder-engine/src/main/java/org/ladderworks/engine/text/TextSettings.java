package org.ladderworks.engine.text;

import java.util.List;

/**
 * What is asked of texts. Those inside a source are always taken.
 *
 * @param files texts beside the source
 * @param closedCaptions true to make a text of the CEA-608 captions in the pictures
 */
public record TextSettings(List<TextFile> files, boolean closedCaptions) {
    public TextSettings {
        files = List.copyOf(files);
    }

    /** Nothing but what is in the source. */
    public static TextSettings standard() {
        return new TextSettings(List.of(), false);
    }
}
