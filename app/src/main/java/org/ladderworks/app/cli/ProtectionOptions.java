package org.ladderworks.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ladderworks.app.secret.KeyEntry;
import org.ladderworks.app.secret.KeysAtTerminal;
import org.ladderworks.app.secret.KeysByDescriptor;
import picocli.CommandLine.Option;

/** How a package is encrypted. Keys are never an argument or in the environment, which others can read. */
final class ProtectionOptions {
    @Option(
            names = "--drm",
            paramLabel = "FILE",
            description =
                    "Encrypt the package as this file says, in JSON or YAML (see docs/drm.md): the `drm` of a job file.")
    @Nullable
    Path drm;

    @Option(
            names = "--keys-fd",
            paramLabel = "N",
            description =
                    "Open file descriptor that entered keys come from, as a key file has them; 0 is standard input."
                            + " Without it they are asked for.")
    private @Nullable Integer descriptor;

    /** Where keys come from that are entered. */
    KeyEntry entry() {
        return descriptor == null ? KeysAtTerminal.of(System.console()) : new KeysByDescriptor(descriptor);
    }
}
