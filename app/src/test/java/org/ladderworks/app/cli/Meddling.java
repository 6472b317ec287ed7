package org.ladderworks.app.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ladderworks.app.home.DataHome;

/** Somebody who changes something on the disk while a job runs. */
final class Meddling {
    private Meddling() {}

    /** What is done. */
    @FunctionalInterface
    interface Deed {
        void run() throws IOException;
    }

    /** Runs {@code encode}, and the deed as soon as that stage is reported, before the job goes on. */
    static Cli encode(String stage, Deed deed, Path source, Path output) {
        AtomicBoolean done = new AtomicBoolean();
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                super.write(bytes, offset, length);
                if (toString(StandardCharsets.UTF_8).contains("\"stage\":\"" + stage + "\"")
                        && done.compareAndSet(false, true)) {
                    try {
                        deed.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = LadderworksCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new DataHome(source.resolveSibling("home")),
                "encode",
                "--json",
                "--speed",
                "ultrafast",
                "--out",
                output.toString(),
                source.toString());
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
