package org.ladderworks.engine.packaging;

import java.util.Optional;

/** What a viewer is offered as audio: which track plays unasked, and how each is called in a menu. */
public final class AudioChoice {
    private static final String MAIN = "main";

    private AudioChoice() {}

    /** The track that plays where nothing was chosen: the first main one, else the first; empty without audio. */
    public static Optional<PackagedTrack.Audio> preferred(PackagedPresentation presentation) {
        return presentation.audio().stream()
                .filter(AudioChoice::isMain)
                .findFirst()
                .or(() -> presentation.audio().stream().findFirst());
    }

    public static boolean isMain(PackagedTrack.Audio track) {
        return track.role().equals(MAIN);
    }

    /**
     * The track's label as one line that XML 1.0 and playlists can carry: control characters, line separators, lone
     * surrogates and noncharacters become blanks, runs of blanks become one. The language where nothing is left.
     */
    public static String label(PackagedTrack.Audio track) {
        StringBuilder line = new StringBuilder();
        track.label().codePoints().forEach(c -> line.appendCodePoint(isPrintable(c) ? c : ' '));
        String label = line.toString().replaceAll(" +", " ").strip();
        return label.isEmpty() ? track.language() : label;
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> (c & 0xFFFE) != 0xFFFE;
        };
    }
}
