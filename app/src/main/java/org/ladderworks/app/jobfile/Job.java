package org.ladderworks.app.jobfile;

import java.util.List;
import java.util.Optional;
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

    /** The job file, as JSON on several lines. */
    public String toJson() {
        return MAPPER.writeValueAsString(tree);
    }
}
