package org.ladderworks.engine.cmaf.write;

import java.util.Locale;
import java.util.MissingResourceException;

/** A BCP 47 tag as {@code mdhd} and {@code elng} carry it (ISO/IEC 14496-12, 8.4.2 and 8.4.6). */
record Language(String tag) {
    /** Three letters of five bits each; {@code und} where ISO 639-2/T has no code for the tag. */
    int packed() {
        String code = threeLetters();
        return (code.charAt(0) - 0x60) << 10 | (code.charAt(1) - 0x60) << 5 | (code.charAt(2) - 0x60);
    }

    /** True where three letters lose something, such as a region. */
    boolean needsExtended() {
        return tag.indexOf('-') >= 0;
    }

    private String threeLetters() {
        try {
            String code = Locale.forLanguageTag(tag).getISO3Language();
            return code.matches("[a-z]{3}") ? code : "und";
        } catch (MissingResourceException e) {
            return "und";
        }
    }
}
