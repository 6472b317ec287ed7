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
        try {
            return new ClipSpec(Path.of(remote.isPresent() ? "remote" : text), trim, rate, sound, remote);
        } catch (InvalidPathException e) {
            throw new ParameterException(command, "'" + text + "' can be no file's name: " + e.getReason(), e);
        }
    }
}
