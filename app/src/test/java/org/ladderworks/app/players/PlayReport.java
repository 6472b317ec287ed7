package org.ladderworks.app.players;

import java.util.List;

/**
 * What came of playing a package.
 *
 * @param player the player
 * @param manifest the manifest it read
 * @param problems everything that went wrong; empty when the package plays
 * @param straight the state at the end of the first run through, before any seek
 * @param last the state at the end of the scenario
 */
public record PlayReport(
        Player player, Manifest manifest, List<Problem> problems, PlayerState straight, PlayerState last) {
    /** Problems of one kind. */
    public List<Problem> problems(Problem.Kind kind) {
        return problems.stream().filter(problem -> problem.kind() == kind).toList();
    }
}
