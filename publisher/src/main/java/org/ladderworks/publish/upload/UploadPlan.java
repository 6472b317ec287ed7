package org.ladderworks.publish.upload;

import java.util.List;
import java.util.stream.Stream;
import org.ladderworks.publish.release.Entrance;
import org.ladderworks.publish.release.Release;
import org.ladderworks.publish.release.TitleKeys;
import org.ladderworks.publish.release.UploadStep;
import org.ladderworks.publish.store.Abilities;
import org.ladderworks.publish.store.StoredObject;

/**
 * What an upload will do.
 *
 * @param files all of the release
 * @param shown whether the title shows this release already, so that there is no commit to make
 * @param lost manifests that players begin with today, and that this release has not
 * @param surplus what lies in the version and is none of its files: left by nobody of ours
 * @param empty whether nothing lay in the version
 * @param parts of large files
 */
public record UploadPlan(
        Release release,
        TitleKeys keys,
        List<PlannedFile> files,
        boolean shown,
        List<Entrance> lost,
        List<StoredObject> surplus,
        boolean empty,
        Abilities.Parts parts) {
    public UploadPlan {
        files = List.copyOf(files);
        lost = List.copyOf(lost);
        surplus = List.copyOf(surplus);
    }

    /** The files of one step. */
    public List<PlannedFile> of(UploadStep step) {
        return files.stream().filter(each -> each.file().step() == step).toList();
    }

    public long count(PlannedFile.Change change) {
        return files.stream().filter(each -> each.change() == change).count();
    }

    public long count(Class<? extends PlannedFile.Way> way) {
        return files.stream().filter(each -> way.isInstance(each.way())).count();
    }

    /** Bytes that will leave this machine. */
    public long bytes() {
        return files.stream().mapToLong(PlannedFile::sent).sum();
    }

    /** Bytes that are there in parts of objects that are not whole. */
    public long arrived() {
        return files.stream().mapToLong(PlannedFile::arrived).sum();
    }

    /** Bytes that will be stored besides what is there. */
    public long stored() {
        return files.stream()
                .filter(each -> !(each.way() instanceof PlannedFile.Way.Present))
                .mapToLong(each -> each.stored().storedSize())
                .sum();
    }

    /** Requests that write: a part is one, and so is what begins and ends an object in parts; some make the commit, where there is one. */
    public long requests() {
        long writing = files.stream().mapToLong(this::requests).sum();
        return writing + (shown ? 0 : COMMIT + release.entrances().size());
    }

    /** The record of the version, the commit, its entry in the log; the manifests come to it. */
    private static final int COMMIT = 3;

    /** True where all of it is there already. */
    public boolean isNothing() {
        return count(PlannedFile.Way.Present.class) == files.size();
    }

    /** The file that is brought there before all others begin. */
    public PlannedFile first() {
        return Stream.of(UploadStep.values())
                .flatMap(step -> of(step).stream())
                .findFirst()
                .orElseThrow();
    }

    private long requests(PlannedFile file) {
        return switch (file.way()) {
            case PlannedFile.Way.Present _ -> 0;
            case PlannedFile.Way.Copy _ -> 1;
            case PlannedFile.Way.Send _ -> file.stored().storedSize() <= parts.size() ? 1 : partsLeft(file) + 2;
        };
    }

    private long partsLeft(PlannedFile file) {
        int each = parts.sizeFor(file.stored().storedSize());
        return (file.sent() + each - 1) / each;
    }
}
