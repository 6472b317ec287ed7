package org.ladderworks.app.cli;

import org.jspecify.annotations.Nullable;
import org.ladderworks.app.secret.KeyEntry;
import org.ladderworks.app.secret.KeysAtTerminal;
import org.ladderworks.app.secret.KeysByDescriptor;
import picocli.CommandLine.Option;

/** How keys are entered, where a job says that they are. Never by an argument or the environment, which others can read. */
final class KeyEntryOptions {
    @Option(
            names = "--keys-fd",
            paramLabel = "N",
            description =
                    "Open file descriptor that entered keys come from, as a key file has them; 0 is standard input."
                            + " Without it they are asked for.")
    private @Nullable Integer descriptor;

    KeyEntry entry() {
        return descriptor == null ? KeysAtTerminal.of(System.console()) : new KeysByDescriptor(descriptor);
    }
}
