package org.ladderworks.engine.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which texts a title gets, and what they are called. Pure. */
public final class TextPlanner {
    /** More than any title has languages; what comes after is left out. */
    public static final int MOST_TRACKS = 64;

    /** In characters; a source may say anything. */
    static final int LONGEST_LABEL = 500;

    private TextPlanner() {}

    /** Tracks in the order in which they were found, and what an operator should know of them. */
    public record Selection(List<TextTrack> tracks, List<String> notes) {
        public Selection {
            tracks = List.copyOf(tracks);
            notes = List.copyOf(notes);
        }
    }

    /** Texts without a cue are left out and noted; of several defaults the first that was asked for stays one. */
    public static Selection of(List<TextProposal> found) {
        List<String> notes = new ArrayList<>();
        List<TextProposal> kept = new ArrayList<>();
        for (TextProposal text : found) {
            text.text().notes().forEach(note -> notes.add("text of " + text.name() + ": " + note));
            if (text.text().cues().isEmpty()) {
                notes.add("text of " + text.name() + ": left out, it shows nothing");
            } else if (kept.size() == MOST_TRACKS) {
                notes.add("text of " + text.name() + ": left out, more than " + MOST_TRACKS + " are not packaged");
            } else {
                kept.add(text);
            }
        }
        Optional<TextProposal> preferred = kept.stream()
                .filter(text -> text.isDefault() && text.asked())
                .findFirst()
                .or(() -> kept.stream().filter(TextProposal::isDefault).findFirst());
        Set<String> labels = new HashSet<>();
        List<TextTrack> tracks = new ArrayList<>();
        int first = preferred.map(kept::indexOf).orElse(-1);
        for (int i = 0; i < kept.size(); i++) {
            TextProposal text = kept.get(i);
            boolean isDefault = i == first;
            tracks.add(new TextTrack(
                    text.language(),
                    distinct(label(text), labels),
                    text.role(),
                    isDefault,
                    text.text().cues()));
        }
        return new Selection(tracks, notes);
    }

    private static String label(TextProposal text) {
        String kind = switch (text.role()) {
            case SUBTITLE -> "";
            case CAPTION -> " (SDH)";
            case FORCED -> " (forced)";
        };
        return text.label()
                .map(TextPlanner::oneLine)
                .filter(label -> !label.isEmpty())
                .orElse(text.language() + kind);
    }

    /** As a short line that XML 1.0 and playlists can carry. */
    private static String oneLine(String label) {
        StringBuilder line = new StringBuilder();
        label.codePoints()
                .limit(LONGEST_LABEL)
                .forEach(c -> line.appendCodePoint(
                        switch (Character.getType(c)) {
                            case Character.CONTROL,
                                    Character.SURROGATE,
                                    Character.LINE_SEPARATOR,
                                    Character.PARAGRAPH_SEPARATOR -> ' ';
                            default -> (c & 0xFFFE) == 0xFFFE ? ' ' : c == '"' ? '\'' : c;
                        }));
        return line.toString().replaceAll(" +", " ").strip();
    }

    private static String distinct(String label, Set<String> taken) {
        String candidate = label;
        for (int copy = 2; !taken.add(candidate); copy++) {
            candidate = label + " (" + copy + ")";
        }
        return candidate;
    }
}
