package org.ladderworks.app.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps what is said of titles, as {@link TitleShelf} keeps those. Also of a title that was forgotten: it may come back. */
public interface ReviewShelf {
    Remark say(long title, Remark.Words words, Instant now);

    /** Takes a remark back. */
    void unsay(long remark);

    /** Brings one back that was taken back; one that is there stays as it is. */
    void restore(Remark remark);

    /** Of one title, in the order of its moments. */
    List<Remark> remarks(long title);

    /** Keeps a verdict together with the title as it is by it, both or none. */
    void judge(Title judged, Verdict verdict);

    /** Takes the last verdict of a title back, together with what it made of it, both or none. */
    void unjudge(Title before);

    /** Of one title, the newest first. */
    List<Verdict> verdicts(long title);

    /** The newest of one title. */
    default Optional<Verdict> verdict(long title) {
        return verdicts(title).stream().findFirst();
    }
}
