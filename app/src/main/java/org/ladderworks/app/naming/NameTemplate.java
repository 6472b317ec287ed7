package org.ladderworks.app.naming;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * What packages are to be called, such as <code>{title}-{n:000}</code>: text, and fields in braces. Pure.
 *
 * @param text as it is written
 */
public record NameTemplate(String text) {
    /** In characters. */
    public static final int LONGEST = 100;

    /** Of the text beside the fields, in UTF-8. */
    private static final int MOST_LITERAL = SafeName.MOST_BYTES / 2;

    private static final Pattern NUMBER = Pattern.compile("n(?::(0{1,9}))?");

    /**
     * Holds it to its rules.
     *
     * @throws UsageException (BAD_USAGE) with what is wrong, where, and what to do
     */
    public NameTemplate {
        var _ = parts(text);
    }

    /** A piece: text as it is, or a field. */
    private record Part(String literal, Optional<NameField> field, int digits) {
        static Part literal(String text) {
            return new Part(text, Optional.empty(), 0);
        }

        /** The number is never cut: names that differ in it alone would be the same. */
        boolean mayBeCut() {
            return field.filter(each -> each != NameField.N && each != NameField.DATE && each != NameField.HEIGHT)
                    .isPresent();
        }
    }

    private static List<Part> parts(String text) {
        if (text.isBlank()) {
            throw refused("the template of names is empty", "Write one, such as {title}.");
        }
        if (text.length() > LONGEST) {
            throw refused(
                    "the template of names has " + text.length() + " characters, " + LONGEST + " are allowed",
                    "Shorten it.");
        }
        List<Part> parts = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('{', from);
            int end = open < 0 ? text.length() : open;
            if (end > from) {
                parts.add(literal(text, from, end));
            }
            if (open < 0) {
                break;
            }
            int close = text.indexOf('}', open);
            if (close < 0) {
                throw refused("the brace at character " + (open + 1) + " is not closed", "Write } behind the field.");
            }
            parts.add(field(text.substring(open + 1, close), open));
            from = close + 1;
        }
        if (parts.stream().mapToInt(part -> SafeName.bytes(part.literal())).sum() > MOST_LITERAL) {
            throw refused("the text beside the fields is too long for a name", "Shorten it.");
        }
        return parts;
    }

    private static Part literal(String text, int from, int end) {
        for (int at = from; at < end; at += Character.charCount(text.codePointAt(at))) {
            int character = text.codePointAt(at);
            if (character == '}') {
                throw refused("the brace at character " + (at + 1) + " has none before it that opens", "Take it away.");
            }
            if (SafeName.isForbidden(character)) {
                String shown = Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
                        ? "U+%04X".formatted(character)
                        : Character.toString(character);
                throw refused(
                        shown + " at character " + (at + 1) + " cannot be in a name on every system",
                        "Write a hyphen instead.");
            }
        }
        return Part.literal(text.substring(from, end));
    }

    private static Part field(String label, int open) {
        Matcher number = NUMBER.matcher(label);
        if (number.matches()) {
            return new Part(
                    "",
                    Optional.of(NameField.N),
                    number.group(1) == null ? 1 : number.group(1).length());
        }
        return new Part(
                "",
                Optional.of(NameField.of(label)
                        .orElseThrow(() -> refused(
                                "{" + label + "} at character " + (open + 1) + " is no field",
                                "There are {title}, {preset}, {date}, {n}, {n:000}, {source}, {height} and {tag}."))),
                1);
    }

    /**
     * The name of a package. What is too long for one is cut in its texts, alike in each of them; numbers and dates stay.
     *
     * @throws UsageException (BAD_USAGE) where nothing is known of a field, or nothing is left that can be a name
     */
    public String name(NameFacts facts) {
        List<Part> parts = parts(text);
        long cuttable = parts.stream().filter(Part::mayBeCut).count();
        int most = SafeName.MOST_BYTES;
        String whole = filled(parts, facts, most);
        while (cuttable > 0 && most > 1 && SafeName.bytes(whole) > SafeName.MOST_BYTES) {
            most -= (int) Math.max(1, (SafeName.bytes(whole) - SafeName.MOST_BYTES) / cuttable);
            whole = filled(parts, facts, Math.max(1, most));
        }
        String name = SafeName.of(whole);
        if (name.isEmpty()) {
            throw refused(
                    "nothing is left of the name of “" + facts.title() + "” that can be a file's",
                    "Write some text into the template, or {n}.");
        }
        return name;
    }

    private static String filled(List<Part> parts, NameFacts facts, int most) {
        StringBuilder whole = new StringBuilder();
        for (Part part : parts) {
            whole.append(part.field()
                    .map(field -> {
                        String value = value(field, part.digits(), facts);
                        return part.mayBeCut() ? SafeName.shortened(inner(value), most) : value;
                    })
                    .orElse(part.literal()));
        }
        return whole.toString();
    }

    /** A value as it may stand in the midst of a name, so that it is as long there as it is counted. */
    private static String inner(String value) {
        String safe = SafeName.of("x" + value);
        return value.isEmpty() ? "" : safe.substring(1);
    }

    private static String value(NameField field, int digits, NameFacts facts) {
        return switch (field) {
            case TITLE -> facts.title();
            case PRESET -> facts.preset();
            case DATE -> facts.date().toString();
            case N -> String.format(Locale.ROOT, "%0" + digits + "d", facts.number());
            case SOURCE -> facts.source();
            case HEIGHT ->
                Integer.toString(facts.height()
                        .orElseThrow(() -> refused(
                                "nothing is known of the height of “" + facts.title() + "”",
                                "Look at its source again in the library, or leave {height} out.")));
            case TAG ->
                facts.tag()
                        .orElseThrow(() -> refused(
                                "“" + facts.title() + "” has no tag",
                                "Give it one in the library, or leave {tag} out."));
        };
    }

    private static UsageException refused(String what, String remedy) {
        return new UsageException(ErrorCode.BAD_USAGE, what, remedy);
    }
}
