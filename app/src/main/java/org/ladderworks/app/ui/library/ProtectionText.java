package org.ladderworks.app.ui.library;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ladderworks.app.studio.PackageProtection;
import org.ladderworks.app.ui.words.Words;
import org.ladderworks.engine.drm.DrmSystem;

/** What is said of a package's protection, a line for each thing. */
final class ProtectionText {
    private ProtectionText() {}

    static String of(PackageProtection known, Words words) {
        if (known.schemes().isEmpty()) {
            return words.of("library.protection.none");
        }
        List<String> lines = new ArrayList<>();
        lines.add(words.of("library.protection.schemes", String.join(", ", known.schemes()), known.keys()));
        lines.add(
                known.systems().isEmpty()
                        ? words.of("library.protection.no-system")
                        : known.systems().stream()
                                .sorted()
                                .map(ProtectionText::name)
                                .collect(Collectors.joining(", ")));
        if (known.partly()) {
            lines.add(words.of("library.protection.partly"));
        }
        return String.join("\n", lines);
    }

    /** As its makers write it. */
    private static String name(DrmSystem system) {
        return switch (system) {
            case WIDEVINE -> "Widevine";
            case PLAYREADY -> "PlayReady";
            case FAIRPLAY -> "FairPlay";
            case CLEARKEY -> "ClearKey";
        };
    }
}
