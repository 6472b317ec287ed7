package org.ladderworks.app.cli;

import java.util.List;
import picocli.CommandLine;

/** What the root of the command line offers, in the order of its help. */
final class Commands {
    private static final List<Named> ALL = List.of(
            new Named("demo", DemoCommand.class),
            new Named("probe", ProbeCommand.class),
            new Named("ladder", LadderCommand.class),
            new Named("encode", EncodeCommand.class),
            new Named("package", PackageCommand.class),
            new Named("images", ImagesCommand.class),
            new Named("job", JobCommand.class),
            new Named("jobs", JobsCommand.class),
            new Named("pause", JobActions.Pause.class),
            new Named("resume", JobActions.Resume.class),
            new Named("cancel", JobActions.Cancel.class),
            new Named("worker", WorkerCommand.class),
            new Named("presets", PresetsCommand.class),
            new Named("drm", DrmCommand.class),
            new Named("vault", VaultCommand.class),
            new Named("serve", ServeCommand.class),
            new Named("publish", PublishCommand.class),
            new Named("keep", KeepCommand.class),
            new Named("rollback", TitleCommands.Rollback.class),
            new Named("history", TitleCommands.History.class),
            new Named("versions", TitleCommands.ListVersions.class),
            new Named("verify", ViewerCommands.Verify.class),
            new Named("invalidate", ViewerCommands.Invalidate.class),
            new Named("links", LinksCommand.class),
            new Named("edge", EdgeCommand.class),
            new Named("target", TargetCommand.class),
            new Named("doctor", DoctorCommand.class));

    private Commands() {}

    private record Named(String name, Class<?> command) {}

    /** Adds all of them. */
    static CommandLine addAll(CommandLine root) {
        ALL.forEach(named -> root.addSubcommand(named.name(), named.command()));
        return root;
    }

    /**
     * Adds what the first argument names, alone where it names one: to read the options of every command takes a third of
     * a second.
     */
    static CommandLine addNamed(CommandLine root, String... arguments) {
        for (Named named : ALL) {
            if (arguments.length > 0 && arguments[0].equals(named.name())) {
                return root.addSubcommand(named.name(), named.command());
            }
        }
        return addAll(root);
    }
}
