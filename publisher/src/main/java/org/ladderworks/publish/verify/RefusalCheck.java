package org.ladderworks.publish.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.upload.Crowd;
import org.ladderworks.publish.upload.Trying;

/** Whether an edge refuses what it must: one object of each kind, as its rules may differ by path, with each right that is wrong. */
final class RefusalCheck {
    private static final int REFUSED = 403;

    private final ViewerRequests viewer;
    private final Trying trying;

    RefusalCheck(ViewerRequests viewer, Trying trying) {
        this.viewer = viewer;
        this.trying = trying;
    }

    /** What was let in, by name. */
    List<Finding> check(TitleKeys keys, ReleaseRecord record, Map<Rights.Wrong, Right> bad, Crowd crowd) {
        List<Attempt> attempts = new ArrayList<>();
        for (String key : bad.isEmpty() ? List.<String>of() : sample(keys, record)) {
            bad.forEach((wrong, right) -> attempts.add(new Attempt(key, wrong, right)));
        }
        return crowd.all(attempts, attempt -> trying.askPlainly(() -> tried(attempt))).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private record Attempt(String key, Rights.Wrong wrong, Right right) {}

    private Optional<Finding> tried(Attempt attempt) throws IOException {
        int status = viewer.status(attempt.key(), attempt.right());
        return status == REFUSED
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.LET_IN,
                        attempt.key(),
                        attempt.wrong().words(),
                        Value.REFUSED.with(REFUSED).english(),
                        (status / 100 == 2 ? Value.LET_IN : Value.ANSWERED)
                                .with(status)
                                .english()));
    }

    /** What is asked for first, and of a version one object of each content type and cache time. */
    private static List<String> sample(TitleKeys keys, ReleaseRecord record) {
        Map<String, String> sample = new LinkedHashMap<>();
        record.entrances().forEach(entrance -> sample.put(entrance.file(), keys.entrance(entrance)));
        record.files()
                .forEach(file -> sample.putIfAbsent(
                        ContentTypes.of(file.path()) + CacheTime.of(file.path()),
                        keys.file(record.release(), file.path())));
        return List.copyOf(sample.values());
    }
}
