package org.ladderworks.app.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.ladderworks.app.wiring.Wiring;
import org.ladderworks.engine.pipeline.ClipSpec;
import org.ladderworks.engine.pipeline.Trim;
import org.ladderworks.engine.source.remote.RemoteLocation;
import org.ladderworks.engine.time.FrameRate;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A source as it is written on a command line: a file, images, or an address. */
final class SourceArgument {
    private SourceArgument() {}

    static ClipSpec clip(CommandLine command, String text, Trim trim, Optional<FrameRate> rate, Optional<Path> sound) {
        Optional<RemoteLocation> remote = RemoteLocation.parse(text, Wiring.remoteSchemes());
        Path file = path(command, remote.isPresent() ? "remote" : text);
        return new ClipSpec(file, trim, rate, sound, remote);
    }

    /** Where addresses are not fetched. Not told again, as one may let in who reads it. */
    static Path file(CommandLine command, String text) {
        if (RemoteLocation.isAddress(text)) {
            throw new ParameterException(
                    command,
                    "`" + command.getCommandName() + "` reads files only, and this is an address: fetch it first.");
        }
        return path(command, text);
    }

    private static Path path(CommandLine command, String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new ParameterException(command, "'" + text + "' can be no file's name: " + e.getReason(), e);
        }
    }
}
