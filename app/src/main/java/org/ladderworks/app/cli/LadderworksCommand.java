package org.ladderworks.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.ladderworks.app.home.DataHome;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
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
        version = "ladderworks " + DataHome.VERSION,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0 done   2 usage, job file or output folder   3 source   4 encode   5 packaging and DRM   7 publishing",
            "  8 published, but caches were not told   130 cancelled",
            "",
            "Each error has a code such as LW-3002, explained in docs/errors.md."
        })
public final class LadderworksCommand implements Housed, Runnable {
    private static final int USAGE = 2;
    private static final int UNEXPECTED = 1;

    @Spec
    private CommandSpec spec;

    private final DataHome home;

    LadderworksCommand(DataHome home) {
        this.home = home;
        spec = CommandSpec.create();
    }

    @Override
    public DataHome home() {
        return home;
    }

    /** Runs the command that the arguments name, on this thread, and returns the exit code of the process. */
    public static int run(String... arguments) {
        PrintStream out =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        return run(out, err, DataHome.ofThisUser(), arguments);
    }

    static int run(PrintStream out, PrintStream err, DataHome home, String... arguments) {
        CommandLine line = Commands.addNamed(new CommandLine(new LadderworksCommand(home)), arguments);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        // A source may be called @film.mp4: it is not a file of arguments.
        line.setExpandAtFiles(false);
        line.registerConverter(Path.class, LadderworksCommand::path);
        line.setExecutionExceptionHandler((error, command, parsed) -> report(error, command));
        line.setParameterExceptionHandler((error, given) -> reportUsage(error, List.of(given)));
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

    private static int reportUsage(ParameterException error, List<String> given) {
        CommandLine command = error.getCommandLine();
        StringWriter suggestions = new StringWriter();
        CommandLine.UnmatchedArgumentException.printSuggestions(error, new PrintWriter(suggestions));
        String remedy = suggestions.toString().strip();
        remedy += (remedy.isEmpty() ? "" : " ") + "`" + command.getCommandSpec().qualifiedName()
                + " --help` lists what there is.";
        if (given.stream().anyMatch(LadderworksCommand::isDashedFile)) {
            remedy += " Put ./ before a file name that begins with a dash.";
        }
        if (String.valueOf(error.getMessage()).indexOf('\uFFFD') >= 0) {
            remedy += " Names with other than ASCII letters need a UTF-8 locale, such as LC_ALL=C.UTF-8.";
        }
        Report.of(command, given.contains("--json"))
                .error(new UsageException(ErrorCode.BAD_USAGE, String.valueOf(error.getMessage()), remedy));
        return USAGE;
    }

    /** No name, as of a variable that is not set, would mean the current folder. */
    private static Path path(String name) {
        if (name.isEmpty()) {
            throw new CommandLine.TypeConversionException("the name is empty");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new CommandLine.TypeConversionException("'" + name + "' cannot be the name of a file");
        }
    }

    private static boolean isDashedFile(String argument) {
        try {
            return argument.startsWith("-") && Files.isRegularFile(Path.of(argument));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
