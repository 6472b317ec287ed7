package org.ladderworks.engine.tool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Stops a tool where it is, and lets it go on, by the system's own signals. On systems without them it runs on. */
final class ChildSignals {
    private static final Path SHELL = Path.of("/bin/sh");

    private ChildSignals() {}

    /** The tool alone is stopped: its guard has to stay awake. */
    static void stop(Process child, Path executable) {
        send("-STOP", child, executable);
    }

    static void letGoOn(Process child, Path executable) {
        send("-CONT", child, executable);
    }

    private static void send(String signal, Process child, Path executable) {
        List<String> line =
                new ArrayList<>(List.of(SHELL.toString(), "-c", "kill \"$@\"", "ladderworks-signal", signal));
        int options = line.size();
        child.toHandle()
                .descendants()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).getFileName().equals(executable.getFileName()))
                        .isPresent())
                .forEach(process -> line.add(Long.toString(process.pid())));
        if (line.size() == options) {
            return;
        }
        try {
            new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            System.getLogger(ChildSignals.class.getName()).log(System.Logger.Level.WARNING, "cannot send " + signal, e);
        }
    }
}
