package org.ladderworks.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ladderworks.app.jobfile.PresetFragment;
import org.ladderworks.app.jobfile.PresetShelf;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;
import org.ladderworks.engine.ladder.LadderPreset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** The ladder presets of this user, and those that come with the program. */
@Command(
        name = "presets",
        description = "List, show, save, export and delete ladder presets.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PresetsCommand.ListThem.class,
            PresetsCommand.Show.class,
            PresetsCommand.Save.class,
            PresetsCommand.Export.class,
            PresetsCommand.Delete.class
        })
final class PresetsCommand extends CommandGroup {
    /** What all that is done with presets shares. */
    abstract static class Action extends HomeCommand {
        @Override
        final int run(Report report) {
            run(report, home().presets());
            return 0;
        }

        abstract void run(Report report, PresetShelf shelf);
    }

    @Command(name = "list", description = "Name all presets.", mixinStandardHelpOptions = true)
    static final class ListThem extends Action {
        @Override
        void run(Report report, PresetShelf shelf) {
            List<PresetShelf.Entry> entries = shelf.list();
            entries.forEach(entry -> report.say("%-24s %-8s %s"
                    .formatted(entry.name(), entry.builtIn() ? "built in" : "saved", entry.description())));
            report.result(Map.of("presets", entries));
        }
    }

    @Command(name = "show", description = "Show the rungs of a preset.", mixinStandardHelpOptions = true)
    static final class Show extends Action {
        @Parameters(paramLabel = "NAME", description = "Preset to show.")
        private String name = "";

        @Override
        void run(Report report, PresetShelf shelf) {
            for (LadderPreset preset : shelf.named(name)) {
                report.say("%s: %s, CRF %s, speed %s"
                        .formatted(
                                preset.name(),
                                preset.title(),
                                String.valueOf(preset.crf()).replaceAll("\\.0$", ""),
                                preset.encoderPreset()));
                preset.rungs()
                        .forEach(rung -> report.say("  %4dx%-4d at most %6d kb/s on average%s"
                                .formatted(
                                        rung.width(),
                                        rung.height(),
                                        rung.kilobits(),
                                        rung.mayHalveFrameRate() ? "  (frame rate may be halved)" : "")));
            }
            if (!shelf.audio(name).isEmpty()) {
                report.say("sound: " + shelf.audio(name));
            }
            report.result(Map.of("preset", JsonMapper.shared().readTree(shelf.export(name))));
        }
    }

    @Command(
            name = "save",
            description = "Keep the preset of a file, a fragment of a job file with its ladder, under a name.",
            mixinStandardHelpOptions = true)
    static final class Save extends Action {
        @Parameters(index = "0", paramLabel = "NAME", description = "Small letters, digits and hyphens.")
        private String name = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "JSON or YAML with a ladder in it.")
        @SuppressWarnings("NullAway.Init")
        private Path file;

        @Override
        void run(Report report, PresetShelf shelf) {
            PresetFragment fragment = PresetFragment.read(file);
            if (!fragment.problems().isEmpty()) {
                report.problems(fragment.problems());
                throw new UsageException(
                        ErrorCode.JOB_INVALID,
                        file + " is no preset:\n  "
                                + fragment.problems().stream()
                                        .map(Problem::inWords)
                                        .collect(Collectors.joining("\n  ")),
                        "Mend all of it; `ladderworks presets export web-h264` prints an example.");
            }
            shelf.save(name, fragment);
            report.say("Saved: use it with --preset " + name);
            report.result(Map.of("saved", name));
        }
    }

    @Command(
            name = "export",
            description = "Print a preset as `save` takes it, on any machine.",
            mixinStandardHelpOptions = true)
    static final class Export extends Action {
        @Parameters(paramLabel = "NAME", description = "Preset to print.")
        private String name = "";

        @Override
        void run(Report report, PresetShelf shelf) {
            String text = shelf.export(name);
            report.say(text);
            report.result(Map.of("preset", JsonMapper.shared().readTree(text)));
        }
    }

    @Command(name = "delete", description = "Forget a saved preset.", mixinStandardHelpOptions = true)
    static final class Delete extends Action {
        @Parameters(paramLabel = "NAME", description = "Preset to forget.")
        private String name = "";

        @Override
        void run(Report report, PresetShelf shelf) {
            shelf.delete(name);
            report.say("Deleted: " + name);
            report.result(Map.of("deleted", name));
        }
    }
}
