package org.ladderworks.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.time.FrameRate;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A source as it is written on a command line: a file or images. */
final class SourceArgument {
    private SourceArgument() {}

    static ClipSpec clip(CommandLine command, String text, Trim trim, Optional<FrameRate> rate, Optional<Path> sound) {
        try {
            return new ClipSpec(Path.of(text), trim, rate, sound);
        } catch (InvalidPathException e) {
            throw new ParameterException(command, "'" + text + "' can be no file's name: " + e.getReason(), e);
        }
    }
}
