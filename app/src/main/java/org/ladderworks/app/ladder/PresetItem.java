package org.ladderworks.app.ladder;

import java.util.Locale;

/** A preset as a list shows it. */
public record PresetItem(String name, String description, Standing standing) {
    /** Where it is kept. */
    public enum Standing {
        /** With the program: it cannot be changed. */
        BUILT_IN,
        SAVED,
        /** Saved, and changed since. */
        CHANGED,
        /** Nowhere yet. */
        UNSAVED;

        /** In small letters with hyphens, for keys of texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean builtIn() {
        return standing == Standing.BUILT_IN;
    }

    /** Whether there is something that is not kept yet. */
    public boolean unsaved() {
        return standing == Standing.CHANGED || standing == Standing.UNSAVED;
    }
}
