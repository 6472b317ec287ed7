package org.ladderworks.app.jobfile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.CutPoint;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.time.FrameRate;
import tools.jackson.databind.JsonNode;

/** Reads what a job says of its sources: one, or parts that are joined. */
final class SourceReader {
    private static final String PARTS = "/source/parts";

    /** Of one source alone; parts have their own. */
    private static final List<String> OF_ONE = List.of("file", "from", "to", "duration", "audioFile");

    private final Problems problems;

    SourceReader(Problems problems) {
        this.problems = problems;
    }

    /** One source, or a list of them: what no schema says in words. */
    void checkNamed(JsonNode job) {
        JsonNode source = job.path("source");
        if (source.isObject() && !source.has("file") && !source.has("parts")) {
            problems.add("/source/file", "missing");
        }
    }

    /** No key is written into a job file. */
    void refuseSigned(JsonNode file) {
        refuseSigned(file.at("/source/file"), "/source/file");
        JsonNode parts = file.at(PARTS);
        for (int i = 0; i < parts.size(); i++) {
            refuseSigned(parts.path(i).path("file"), PARTS + "/" + i + "/file");
        }
    }

    private void refuseSigned(JsonNode address, String path) {
        try {
            if (RemoteLocation.parse(address.asString(""), Wiring.remoteSchemes())
                    .filter(RemoteLocation::isSigned)
                    .isPresent()) {
                problems.add(path, "is signed, and no job file holds a key: give this address beside --job");
            }
        } catch (UsageException e) {
            problems.add(path, e.getMessage() + "; " + e.remedy());
        }
    }

    /** The sources in their order. */
    List<ClipSpec> read(JsonNode source) {
        Optional<FrameRate> rate = rate(source, "/source");
        if (!source.has("parts")) {
            return List.of(clip(source, "/source", rate));
        }
        OF_ONE.stream()
                .filter(source::has)
                .forEach(
                        name -> problems.add("/source/" + name, "not together with parts: write it into each of them"));
        List<ClipSpec> clips = new ArrayList<>();
        JsonNode parts = source.path("parts");
        for (int i = 0; i < parts.size(); i++) {
            String path = PARTS + "/" + i;
            clips.add(clip(parts.path(i), path, rate(parts.path(i), path).or(() -> rate)));
        }
        return clips;
    }

    private ClipSpec clip(JsonNode source, String path, Optional<FrameRate> rate) {
        Optional<RemoteLocation> remote = remote(source, path + "/file");
        Path file = remote.isPresent()
                ? Path.of("remote")
                : path(source, "file", path).orElseGet(() -> Path.of("missing"));
        return new ClipSpec(file, trim(source, path), rate, path(source, "audioFile", path), remote);
    }

    private Optional<RemoteLocation> remote(JsonNode source, String path) {
        try {
            return RemoteLocation.parse(source.path("file").asString(""), Wiring.remoteSchemes());
        } catch (UsageException e) {
            problems.add(path, e.getMessage() + "; " + e.remedy());
            return Optional.empty();
        }
    }

    private Trim trim(JsonNode source, String path) {
        if (source.has("to") && source.has("duration")) {
            problems.add(path + "/duration", "not together with to: choose one of the two");
            return Trim.NONE;
        }
        return new Trim(point(source, "from", path), point(source, "to", path), point(source, "duration", path));
    }

    private Optional<CutPoint> point(JsonNode source, String name, String path) {
        try {
            return text(source, name).map(CutPoint::parse);
        } catch (UsageException e) {
            problems.add(path + "/" + name, e.getMessage() + "; " + e.remedy());
            return Optional.empty();
        }
    }

    private Optional<FrameRate> rate(JsonNode source, String path) {
        Optional<String> written = text(source, "frameRate");
        Optional<FrameRate> rate = written.flatMap(ImageRate::parse);
        if (written.isPresent() && rate.isEmpty()) {
            problems.add(path + "/frameRate", "is " + written.get() + "; give " + ImageRate.ADVICE);
        }
        return rate;
    }

    private Optional<Path> path(JsonNode source, String name, String path) {
        try {
            return text(source, name).map(Path::of);
        } catch (InvalidPathException e) {
            problems.add(path + "/" + name, "is no path: " + e.getReason());
            return Optional.empty();
        }
    }

    private static Optional<String> text(JsonNode source, String name) {
        return Optional.of(source.path(name).asString("")).filter(text -> !text.isEmpty());
    }
}
