package org.ladderworks.app.studio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.library.Title;
import org.ladderworks.app.library.Trouble;
import org.ladderworks.app.watch.WatchedFolder;

/**
 * What has come of a watched folder.
 *
 * @param taken titles that files became
 * @param changed titles whose source was changed after it was taken
 * @param refused titles that were to be encoded and are not, and why
 * @param trouble that was not there before
 */
public record WatchNews(
        WatchedFolder folder,
        List<Title> taken,
        List<Title> changed,
        Map<Title, Trouble> refused,
        Optional<Trouble> trouble) {
    static WatchNews of(WatchedFolder folder, Trouble trouble) {
        return new WatchNews(folder, List.of(), List.of(), Map.of(), Optional.of(trouble));
    }

    /** False where only the state of the folder is another. */
    public boolean isWorthTelling() {
        return !isNothing();
    }

    /** True where there is nothing to tell. */
    boolean isNothing() {
        return taken.isEmpty() && changed.isEmpty() && refused.isEmpty() && trouble.isEmpty();
    }
}
