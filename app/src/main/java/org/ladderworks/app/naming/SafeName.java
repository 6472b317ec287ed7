package org.ladderworks.app.naming;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that files and folders can have on Linux, Windows and macOS alike. Pure. */
public final class SafeName {
    /** In UTF-8. Half of what file systems take, as files beside a folder are called after it, and Windows counts whole paths. */
    public static final int MOST_BYTES = 120;

    /** What separates folders, and what Windows gives a meaning of its own. */
    private static final String FORBIDDEN = "<>:\"/\\|?*";

    /** Devices of Windows, with any ending. */
    private static final Pattern RESERVED = Pattern.compile(
            "(?:CON|PRN|AUX|NUL|CONIN\\$|CONOUT\\$|CLOCK\\$|(?:COM|LPT)[0-9¹²³]) *(?:\\..*)?",
            Pattern.CASE_INSENSITIVE);

    private SafeName() {}

    /** True for a character that no name has. */
    static boolean isForbidden(int character) {
        return FORBIDDEN.indexOf(character) >= 0
                || switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> true;
                    default -> false;
                };
    }

    /**
     * A text as a name: composed (NFC), a hyphen for what cannot be in one, nothing for what is not seen, no dot, blank, hyphen
     * or tilde at its begin, no dot or blank at its end, {@value #MOST_BYTES} bytes at most, and none that Windows keeps for a
     * device. Empty where nothing is left.
     */
    public static String of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(each -> Character.getType(each) != Character.FORMAT)
                .map(SafeName::allowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        // What was taken out may have stood between a letter and its accent.
        String composed = Normalizer.normalize(plain, Normalizer.Form.NFC).replaceAll(" {2,}", " ");
        String bare = ended(shortened(composed.replaceAll("^[ .~-]+", ""), MOST_BYTES));
        return RESERVED.matcher(bare).matches() ? ended(shortened(marked(bare), MOST_BYTES)) : bare;
    }

    private static int allowed(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return ' ';
        }
        return isForbidden(character) ? '-' : character;
    }

    /** {@code CON.film} becomes {@code CON_.film}. */
    private static String marked(String reserved) {
        int dot = reserved.indexOf('.');
        String base = dot < 0 ? reserved : reserved.substring(0, dot);
        return base.stripTrailing() + "_" + reserved.substring(base.length());
    }

    private static String ended(String name) {
        return name.replaceAll("[ .]+$", "");
    }

    /** A name with a number behind it, no longer than others. */
    static String numbered(String name, int number) {
        String suffix = "-" + number;
        return ended(shortened(name, MOST_BYTES - suffix.length())) + suffix;
    }

    /** The begin of a text that has so many bytes at most; no letter without its accent. */
    static String shortened(String text, int bytes) {
        if (bytes(text) <= bytes) {
            return text;
        }
        int end = 0;
        int taken = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            taken += bytes(Character.toString(character));
            if (taken > bytes) {
                break;
            }
            end += Character.charCount(character);
        }
        while (end > 0 && isAccent(text.codePointAt(end))) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end);
    }

    private static boolean isAccent(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The same for names that some file system takes for one: other case, other composition. */
    static String key(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }
}
