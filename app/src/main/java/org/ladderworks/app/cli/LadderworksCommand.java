package org.ladderworks.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.ladderworks.engine.error.EngineException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root of the command line. */
@Command(
        name = "ladderworks",
        description = "Encodes a file into an ABR ladder and packages it once, as CMAF, for HLS and DASH.",
        mixinStandardHelpOptions = true,
        version = "ladderworks 0.1.0",
        subcommands = {
            DemoCommand.class,
            ProbeCommand.class,
            LadderCommand.class,
            EncodeCommand.class,
            PackageCommand.class,
            DoctorCommand.class
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   2 usage or output folder   3 source   4 encode   5 packaging   130 cancelled",
            "",
            "Each error has a code such as LW-3002, explained in docs/errors.md."
        })
public final class LadderworksCommand implements Runnable {
    private static final int USAGE = 2;
    private static final int UNEXPECTED = 1;

    @Spec
    private CommandSpec spec;

    LadderworksCommand() {
        spec = CommandSpec.create();
    }

    /** Runs the command that the arguments name, on this thread, and returns the exit code of the process. */
    public static int run(String... arguments) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        return run(out, err, arguments);
    }

    static int run(PrintStream out, PrintStream err, String... arguments) {
        CommandLine line = new CommandLine(new LadderworksCommand());
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((error, command, parsed) -> report(error, command));
        line.setParameterExceptionHandler((error, _) -> reportUsage(error));
        return line.execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    private static int report(Exception error, CommandLine command) {
        if (error instanceof EngineException known) {
            boolean json = command.getParseResult().hasMatchedOption("--json");
            Report.of(command, json).error(known);
            return known.code().exitCode();
        }
        command.getErr().println("ladderworks: an error that should not happen: " + error);
        error.printStackTrace(command.getErr());
        return UNEXPECTED;
    }

    private static int reportUsage(ParameterException error) {
        CommandLine command = error.getCommandLine();
        command.getErr().println("LW-2001: " + error.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(error, command.getErr());
        command.getErr().println("  `" + command.getCommandSpec().qualifiedName() + " --help` lists what there is.");
        return USAGE;
    }
}
