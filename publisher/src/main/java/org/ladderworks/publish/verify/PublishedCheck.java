package org.ladderworks.publish.verify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.engine.progress.Progress;
import org.ladderworks.publish.release.CacheTime;
import org.ladderworks.publish.release.ContentTypes;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.PublishedFile;
import org.ladderworks.publish.release.ReleaseRecord;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.upload.Crowd;
import org.ladderworks.publish.upload.Trying;

/** Looks at every object of a version, and at the manifests of its title, as players see them. */
public final class PublishedCheck {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final int MOST_FINDINGS = 1000;

    private final VerifySettings settings;
    private final Trying trying;
    private final Cancellation cancellation;

    public PublishedCheck(VerifySettings settings, Trying trying, Cancellation cancellation) {
        this.settings = settings;
        this.trying = trying;
        this.cancellation = cancellation;
    }

    /** Looks; what is found is told, never thrown. Fails with a PublishException where nothing answers. */
    public VerifyReport check(TitleKeys keys, ReleaseRecord record, Progress.Listener listener) {
        List<Finding> findings = new ArrayList<>();
        AtomicLong bytes = new AtomicLong();
        AtomicInteger done = new AtomicInteger();
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build()) {
            ViewerRequests viewer = new ViewerRequests(client, settings);
            List<Looked> looked = new ArrayList<>(record.files().stream()
                    .map(file -> new Looked(keys.file(record.release(), file.path()), file))
                    .toList());
            List<List<Finding>> found = new Crowd(cancellation).all(looked, each -> {
                List<Finding> those = trying.askPlainly(() -> object(viewer, each, bytes));
                listener.onProgress(new Progress(
                        Progress.Stage.VERIFY, Optional.of((double) done.incrementAndGet() / looked.size())));
                return those;
            });
            found.forEach(findings::addAll);
            looked.stream()
                    .filter(each -> each.file().path().endsWith("init.mp4"))
                    .findFirst()
                    .ifPresent(each -> findings.addAll(trying.askPlainly(
                            () -> viewer.manners(each.key(), each.file().storedSize()))));
            findings.addAll(new RefusalCheck(viewer, trying)
                    .check(keys, record, settings.rights().bad(), new Crowd(cancellation)));
            Wait wait = new Wait(settings.lag(), listener, cancellation);
            for (Entrance entrance : record.entrances()) {
                findings.addAll(wait.forVersion(() -> trying.askPlainly(
                        () -> viewer.entrance(keys.entrance(entrance), entrance.lead(record.release())))));
            }
            return new VerifyReport(
                    looked.size(),
                    bytes.get(),
                    findings.stream().limit(MOST_FINDINGS).toList());
        }
    }

    /** An object, and what it should be. */
    private record Looked(String key, PublishedFile file) {}

    private List<Finding> object(ViewerRequests viewer, Looked looked, AtomicLong bytes) throws IOException {
        PublishedFile file = looked.file();
        ViewerRequests.Seen seen = viewer.look(looked.key(), file.encoding());
        List<Finding> findings = new ArrayList<>(seen.compared(
                file.storedSize(), ContentTypes.of(file.path()), CacheTime.of(file.path()), file.encoding()));
        // What came in an object's place is told already.
        if (seen.status() == 200 && seen.sha256().isPresent()) {
            bytes.addAndGet(seen.size());
            if (!seen.sha256().get().equals(file.storedSha256())) {
                findings.add(new Finding(
                        Finding.Kind.BYTES,
                        looked.key(),
                        "SHA-256",
                        file.storedSha256(),
                        seen.sha256().get()));
            }
        }
        return findings;
    }
}
