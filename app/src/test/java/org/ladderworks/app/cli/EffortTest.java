package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.ladderworks.engine.testing.Children;

/** What a job leaves of the machine to its operator. */
@EnabledOnOs(OS.LINUX)
class EffortTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /**
     * Encoders of pictures as they were seen running.
     *
     * @param atOnce the most at one look
     * @param lines what they were told
     */
    private record Seen(int atOnce, Set<String> lines, Set<Integer> niceness) {}

    @Test
    @DisplayName("--cores says how many windows are encoded at once; --low-priority lets other programs go first")
    void coresAndPriorityAreLimited() throws Exception {
        Path source = Media.clip(folder.resolve("clip.mp4"), 20);
        int own = Children.niceness(ProcessHandle.current()).orElseThrow();

        Seen one = encode("one", source, "--cores", "1", "--low-priority");
        assertThat(one.lines()).as("windows").hasSizeGreaterThan(1);
        assertThat(one.atOnce()).isEqualTo(1);
        assertThat(one.niceness()).containsExactly(Math.min(19, own + 10));

        Seen two = encode("two", source, "--cores", "2");
        assertThat(two.atOnce()).isEqualTo(2);
        assertThat(two.niceness()).containsExactly(own);
    }

    private Seen encode(String name, Path source, String... options) throws Exception {
        int most = 0;
        Set<String> lines = new HashSet<>();
        Set<Integer> niceness = new HashSet<>();
        Object[] arguments = Stream.of(
                        List.of("encode", "--json", "--speed", "slow", "--out", folder.resolve(name + "/package")),
                        List.of(options),
                        List.of(source))
                .flatMap(Collection::stream)
                .toArray();
        try (ChildCli job = ChildCli.start(folder.resolve(name), List.of(), arguments)) {
            while (!job.awaitEndWithin(10, TimeUnit.MILLISECONDS)) {
                List<ProcessHandle> encoders = Children.ffmpegs(job.handle()).stream()
                        .filter(child -> Children.line(child).contains("libx264"))
                        .toList();
                most = Math.max(most, encoders.size());
                for (ProcessHandle encoder : encoders) {
                    lines.add(Children.line(encoder));
                    Children.niceness(encoder).ifPresent(niceness::add);
                }
            }
            job.awaitEnd().succeeds();
        }
        lines.remove("");
        return new Seen(most, lines, niceness);
    }
}
