package org.ladderworks.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ladderworks.app.home.DataHome;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The README's table of commands names each command with its own options, and none that there is not. */
class CommandsDocumentedTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)( [^`]*)?` \\|");
    private static final Pattern OPTION = Pattern.compile("--[a-z0-9-]+");

    /** Told once for all commands, below the table. */
    private static final Set<String> SHARED = Set.of("--help", "--version", "--json");

    @Test
    void everyCommandAndOptionIsInTheReadme() throws IOException {
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        String commands = section(Files.readString(Path.of("../README.md")), "## Commands\n");
        for (MatchResult row : ROW.matcher(commands).results().toList()) {
            Set<String> options = new TreeSet<>();
            String synopsis = row.group(2) == null ? "" : row.group(2);
            OPTION.matcher(synopsis).results().map(MatchResult::group).forEach(options::add);
            documented.put(row.group(1), options);
        }
        Map<String, Set<String>> real = new LinkedHashMap<>();
        Commands.addAll(new CommandLine(new LadderworksCommand(DataHome.ofThisUser())))
                .getSubcommands()
                .forEach((name, command) ->
                        real.put(name, own(command.getCommandSpec().options())));
        assertThat(documented).isEqualTo(real);
        assertThat(commands).contains(SHARED);
    }

    private static String section(String page, String heading) {
        int start = page.indexOf(heading) + heading.length();
        return page.substring(start, page.indexOf("\n## ", start));
    }

    private static Set<String> own(List<OptionSpec> options) {
        Set<String> names = new TreeSet<>();
        options.stream()
                .map(OptionSpec::longestName)
                .filter(name -> !SHARED.contains(name))
                .forEach(names::add);
        return names;
    }
}
