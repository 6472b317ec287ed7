package org.ladderworks.app.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.app.secret.KeyChain;
import org.ladderworks.app.secret.Unlocking;
import org.ladderworks.engine.ladder.Presets;
import org.ladderworks.engine.pipeline.WorkFolder;

/** Job files of tests, written into a folder and checked there. */
record JobFiles(Path folder) {
    /** Where jobs work that do not say where. */
    static final WorkFolder STANDARD = new WorkFolder(Path.of("work"), 5);

    /** The least that a job says, on three lines, and more behind it. */
    static String with(String more) {
        return "version: 1\nsource: {file: a.mov}\noutput: {folder: out}\n" + more;
    }

    Job job(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        return new JobChecker(
                        STANDARD,
                        preset -> List.of(Presets.named(preset)),
                        new KeyChain(Path.of("vault"), Unlocking.byFile(_ -> {})))
                .check(JobDraft.of(file));
    }

    /** What is wrong with it, in words; there must be something. */
    List<String> problems(String text) throws IOException {
        Job job = job("job.yaml", text);
        assertThat(job.spec()).isEmpty();
        return job.problems().stream().map(Problem::inWords).toList();
    }
}
