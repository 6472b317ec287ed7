package org.ladderworks.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ladderworks.app.doctor.Doctor;
import org.ladderworks.app.doctor.Finding;
import picocli.CommandLine.Command;

/** What this machine lacks. */
@Command(
        name = "doctor",
        description = "Check the bundled tools, and name what optional features lack and how to install it.",
        mixinStandardHelpOptions = true)
final class DoctorCommand extends HomeCommand {
    private static final int TOOL_MISSING = 4;

    @Override
    int run(Report report) {
        List<Finding> findings = new Doctor(home().vault(), VaultOptions.looking(home())).examine();
        for (Finding finding : findings) {
            report.say("%-8s %-22s %s".formatted(word(finding), finding.what(), finding.detail()));
            switch (finding.state()) {
                case MISSING, BROKEN, WEAK -> {
                    report.say("         %-22s %s".formatted("", "needed for: " + finding.neededFor()));
                    report.say("         %-22s %s".formatted("", "to get it: " + finding.remedy()));
                }
                case PRESENT, ABSENT -> {}
            }
        }
        report.result(
                Map.of("findings", findings.stream().map(DoctorCommand::fields).toList()));
        boolean broken = findings.stream().anyMatch(finding -> finding.state() == Finding.State.BROKEN);
        return broken ? TOOL_MISSING : 0;
    }

    private static String word(Finding finding) {
        return switch (finding.state()) {
            case PRESENT -> "ok";
            case MISSING -> "missing";
            case ABSENT -> "not here";
            case WEAK -> "warning";
            case BROKEN -> "BROKEN";
        };
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("what", finding.what());
        fields.put("state", finding.state().name().toLowerCase(java.util.Locale.ROOT));
        fields.put("detail", finding.detail());
        fields.put("neededFor", finding.neededFor());
        fields.put("remedy", finding.remedy());
        return fields;
    }
}
