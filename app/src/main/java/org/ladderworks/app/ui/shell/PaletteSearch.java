package org.ladderworks.app.ui.shell;

import java.util.List;
import java.util.Set;
import org.ladderworks.app.library.SearchWords;
import org.ladderworks.app.ui.command.Command;

/** Finds commands by the beginnings of their words, in any order. Pure. */
final class PaletteSearch {
    private PaletteSearch() {}

    static List<Command> of(String text, List<Command> commands) {
        Set<String> asked = SearchWords.of(text);
        return commands.stream()
                .filter(command -> {
                    Set<String> words = SearchWords.of(command.label());
                    return asked.stream().allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
                })
                .toList();
    }
}
