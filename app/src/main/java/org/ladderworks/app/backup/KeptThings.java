package org.ladderworks.app.backup;

import java.util.List;
import java.util.regex.Pattern;

/** What of a data folder is the operator's own: what goes into a backup, and what makes room when one is brought in. Pure. */
final class KeptThings {
    static final String CATALOG = "catalog.mv.db";
    static final String SETTINGS = "studio.json";
    static final String VAULT = "vault";
    static final String VAULT_FILE = "vault/vault.json";

    /** Copied as they are. */
    static final List<String> FILES =
            List.of("targets.json", "prices.json", "speeds.json", "posters.json", "verified.json");

    /** With the files that lie in them. */
    static final List<String> FOLDERS = List.of("presets", "protection", "drafts", "watched");

    /** Small pictures are of titles by their numbers: those of another catalog would be of other titles. */
    private static final List<String> GO_WITH_THE_CATALOG = List.of("pictures");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private KeptThings() {}

    /** What lies at the top of a data folder and makes room; the vault alone stays where none is brought in. */
    static List<String> makingRoom() {
        return java.util.stream.Stream.of(List.of(CATALOG, SETTINGS), FILES, FOLDERS, GO_WITH_THE_CATALOG)
                .flatMap(List::stream)
                .toList();
    }

    /** True for a name that may stand in a backup: no other place can be written to by it. */
    static boolean isAllowed(String name) {
        if (name.equals(CATALOG) || name.equals(SETTINGS) || name.equals(VAULT_FILE) || FILES.contains(name)) {
            return true;
        }
        int slash = name.indexOf('/');
        return slash > 0
                && FOLDERS.contains(name.substring(0, slash))
                && NAME.matcher(name.substring(slash + 1)).matches();
    }

    /** The part of a name at the top of the data folder. */
    static String top(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
