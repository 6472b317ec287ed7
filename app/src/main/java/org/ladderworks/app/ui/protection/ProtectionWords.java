package org.ladderworks.app.ui.protection;

import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import org.ladderworks.app.jobfile.FieldFault;
import org.ladderworks.app.jobfile.Problem;
import org.ladderworks.app.protection.PlayLine;
import org.ladderworks.app.protection.PlayLine.CodecRemark;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.drm.DrmSystem;
import org.ladderworks.engine.drm.inspect.Described;

/** What is said in this room of what the program knows. */
final class ProtectionWords {
    static final List<DrmSystem> SYSTEMS =
            List.of(DrmSystem.WIDEVINE, DrmSystem.PLAYREADY, DrmSystem.FAIRPLAY, DrmSystem.CLEARKEY);

    /** Of what an encode would be refused for. */
    static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

    private ProtectionWords() {}

    /** As its makers write it. */
    static String name(DrmSystem system) {
        return switch (system) {
            case WIDEVINE -> "Widevine";
            case PLAYREADY -> "PlayReady";
            case FAIRPLAY -> "FairPlay";
            case CLEARKEY -> "ClearKey";
        };
    }

    /** With the field that it is about. */
    static String problem(Problem problem, Words words) {
        String field = problem.path().replaceFirst("^/drm/?", "").replace('/', '.');
        String said = words.kept(problem.says(), FieldFault.values());
        return field.isEmpty() ? said : field + ": " + said;
    }

    /** By which system, scheme and manifests something plays; empty where nothing does, or nothing is encrypted. */
    static String way(PlayLine line) {
        return line.way()
                .map(way -> name(way.system()) + " · " + way.scheme().fourCc()
                        + (line.manifests().isEmpty() ? "" : " · " + manifests(line)))
                .orElseGet(() -> manifests(line));
    }

    private static String manifests(PlayLine line) {
        return line.manifests().stream().map(Enum::name).collect(Collectors.joining(", "));
    }

    /** Why it plays, or does not, and which codecs may not. */
    static String why(PlayLine line, Words words) {
        String note = words.of("protection.note." + line.note().key());
        return line.codecs().isEmpty()
                ? note
                : note + " "
                        + line.codecs().stream()
                                .map(remark -> codec(remark, words))
                                .collect(Collectors.joining(" "));
    }

    private static String codec(CodecRemark remark, Words words) {
        return remark.codec().title() + ": "
                + words.of("protection.note." + remark.note().key());
    }

    /** On several lines, each part farther in than what it is of. */
    static String lines(Described described) {
        StringBuilder text = new StringBuilder();
        lines(described, 0, text);
        return text.toString().stripTrailing();
    }

    private static void lines(Described described, int depth, StringBuilder text) {
        text.append("    ".repeat(depth)).append(described.words()).append('\n');
        described.parts().forEach(part -> lines(part, depth + 1, text));
    }
}
