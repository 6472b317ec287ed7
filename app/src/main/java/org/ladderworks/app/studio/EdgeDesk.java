package org.ladderworks.app.studio;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ladderworks.app.destination.BucketAtWork;
import org.ladderworks.app.destination.ConfigFiles;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.progress.Cancellation;
import org.ladderworks.publish.destination.BucketChange;
import org.ladderworks.publish.destination.BucketSetup;
import org.ladderworks.publish.destination.Target;
import org.ladderworks.publish.destination.TargetShelf;
import org.ladderworks.publish.edge.BucketReader;
import org.ladderworks.publish.edge.BucketScope;
import org.ladderworks.publish.edge.EdgeFile;
import org.ladderworks.publish.s3.BucketSettings;

/** What stands before published titles: settings of buckets, and files for edges. Blocks while a store is asked; thread-safe. */
public final class EdgeDesk {
    private final TargetShelf targets;

    public EdgeDesk(TargetShelf targets) {
        this.targets = targets;
    }

    /**
     * What is wanted of a bucket.
     *
     * @param pages that may play
     * @param reader who may read a closed bucket; where empty, its policy stays as it is
     * @param records whether edges hand out what publishers note too
     */
    public record Terms(List<String> pages, Optional<BucketReader> reader, boolean records) {}

    /**
     * What would change of a bucket; nothing is set.
     *
     * @throws org.ladderworks.engine.error.EngineException where the target is no bucket, or cannot be asked
     */
    public List<BucketChange> look(String target, Terms terms, Cancellation cancellation) {
        BucketSettings bucket = bucket(target);
        return BucketAtWork.with(bucket, wanted(bucket, terms), cancellation, BucketSetup::look);
    }

    /** Sets what was looked at, where the bucket still has what it had then; each of it by itself. */
    public List<BucketChange> apply(
            String target, Terms terms, List<BucketChange.Differs> seen, Cancellation cancellation) {
        BucketSettings bucket = bucket(target);
        return BucketAtWork.with(bucket, wanted(bucket, terms), cancellation, setup -> {
            List<BucketChange> outcomes = new ArrayList<>();
            seen.forEach(each -> outcomes.add(setup.apply(each)));
            return outcomes;
        });
    }

    private static BucketSetup.Wanted wanted(BucketSettings bucket, Terms terms) {
        return new BucketSetup.Wanted(
                new BucketScope(bucket.bucket(), bucket.folder()), terms.pages(), terms.reader(), terms.records());
    }

    private BucketSettings bucket(String target) {
        if (targets.find(target) instanceof Target.Bucket store) {
            return store.settings();
        }
        throw new UsageException(ErrorCode.BAD_USAGE, target + " is a folder", "Only buckets have such settings.");
    }

    /** The address that an edge would fetch a bucket's titles from; empty of a folder, or where the region is not known. */
    public Optional<String> origin(String target) {
        if (!(targets.find(target) instanceof Target.Bucket store)) {
            return Optional.empty();
        }
        BucketSettings bucket = store.settings();
        String folder = bucket.folder().isEmpty() ? "" : "/" + bucket.folder();
        Optional<URI> endpoint = bucket.store().endpoint();
        return endpoint.isPresent()
                ? endpoint.map(at -> at.toString().replaceAll("/+$", "") + "/" + bucket.bucket() + folder)
                : bucket.store()
                        .region()
                        .map(region -> "https://" + bucket.bucket() + ".s3." + region + ".amazonaws.com" + folder);
    }

    /** What would be replaced in a folder by files: their names with what would change, of those that are there and differ. */
    public Map<String, String> replaced(Path folder, List<EdgeFile> files) {
        Map<String, String> diffs = new LinkedHashMap<>();
        for (EdgeFile file : files) {
            if (Files.exists(folder.resolve(file.name()))) {
                String diff = ConfigFiles.diff(folder, file);
                if (!diff.isEmpty()) {
                    diffs.put(file.name(), diff);
                }
            }
        }
        return diffs;
    }

    /** Writes files into a folder, each whole or not at all, over those of their names. */
    public void write(Path folder, List<EdgeFile> files) {
        files.forEach(file -> ConfigFiles.write(folder.resolve(file.name()), file.text()));
    }
}
