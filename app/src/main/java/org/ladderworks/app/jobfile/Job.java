package org.ladderworks.app.jobfile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.pipeline.JobSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job as checked: what is to be done, or all that is wrong with it.
 *
 * @param tree as a job file would have it, its paths absolute; not to be changed
 * @param spec empty where there are problems
 */
public record Job(ObjectNode tree, Optional<JobSpec> spec, List<Problem> problems) {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Job {
        problems = List.copyOf(problems);
    }

    /**
     * What is to be done.
     *
     * @param file that the job was read from, where it was
     * @throws UsageException (JOB_INVALID) with all that is wrong
     */
    public JobSpec required(Optional<Path> file) {
        return spec.orElseThrow(
                () -> new UsageException(
                        ErrorCode.JOB_INVALID,
                        file.map(path -> "the job of " + path).orElse("the job")
                                + " cannot be done as it is written:\n  "
                                + problems.stream().map(Problem::inWords).collect(Collectors.joining("\n  ")),
                        "Mend all of it; docs/job-file.md has every field, and `ladderworks job check` looks without encoding."));
    }

    /** The job file, as JSON on several lines. */
    public String toJson() {
        return MAPPER.writeValueAsString(tree);
    }
}
