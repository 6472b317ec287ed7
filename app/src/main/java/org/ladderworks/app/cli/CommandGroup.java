package org.ladderworks.app.cli;

import java.util.List;
import org.ladderworks.app.home.DataHome;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that does nothing itself, but has others below it. */
abstract class CommandGroup implements Housed, Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private LadderworksCommand root;

    @Override
    public final DataHome home() {
        return root.home();
    }

    @Override
    public final void run() {
        List<String> names = List.copyOf(spec.subcommands().keySet());
        throw new ParameterException(
                spec.commandLine(),
                "Name what to do: " + String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast()
                        + ".");
    }
}
