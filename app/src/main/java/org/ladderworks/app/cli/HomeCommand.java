package org.ladderworks.app.cli;

import java.util.concurrent.Callable;
import org.ladderworks.app.home.DataHome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What commands share that use what the program keeps: how they talk, and where that is. */
abstract class HomeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private Housed parent;

    @Override
    public final Integer call() {
        return run(Report.of(spec.commandLine(), output.json));
    }

    /** Does it, and gives the exit code. */
    abstract int run(Report report);

    /** To be thrown where what was typed cannot be: what is wrong with it, and what can be. */
    final ParameterException badUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final DataHome home() {
        return parent.home();
    }
}
