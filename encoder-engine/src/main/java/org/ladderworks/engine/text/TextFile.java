package org.ladderworks.engine.text;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ladderworks.engine.encode.LanguageTag;
import org.ladderworks.engine.error.ErrorCode;
import org.ladderworks.engine.error.UsageException;

/**
 * An operator's word on a text in a file of its own: {@code FILE[:lang=TAG,label=TEXT,default,forced,sdh]}.
 *
 * @param language BCP 47, {@code und} where it was not said
 * @param label empty for one made of language and role
 */
public record TextFile(Path file, String language, Optional<String> label, TextRole role, boolean isDefault) {
    private static final String KEY = "(?:lang=|label=|(?:default|forced|sdh)(?=,|$))";
    private static final Pattern OPTIONS = Pattern.compile(":(?=" + KEY + ")");
    private static final Pattern COMMA = Pattern.compile(",(?=" + KEY + ")");

    /**
     * Reads what was written on a command line.
     *
     * @throws UsageException BAD_USAGE where it is malformed
     */
    public static TextFile parse(String text) {
        Matcher options = OPTIONS.matcher(text);
        boolean told = options.find();
        String name = told ? text.substring(0, options.start()) : text;
        String language = "und";
        Optional<String> label = Optional.empty();
        TextRole role = TextRole.SUBTITLE;
        boolean isDefault = false;
        for (String option : told ? COMMA.split(text.substring(options.end()), -1) : new String[0]) {
            if (option.startsWith("lang=")) {
                language = language(text, option.substring(5));
            } else if (option.startsWith("label=")) {
                label = Optional.of(option.substring(6).strip()).filter(words -> !words.isEmpty());
            } else if (option.equals("default")) {
                isDefault = true;
            } else if (role != TextRole.SUBTITLE) {
                throw malformed(text, "a text is either forced or sdh, said once");
            } else {
                role = switch (option) {
                    case "forced" -> TextRole.FORCED;
                    case "sdh" -> TextRole.CAPTION;
                    default -> throw malformed(text, option + " is not known");
                };
            }
        }
        return new TextFile(path(text, name), language, label, role, isDefault);
    }

    private static Path path(String text, String name) {
        if (name.isBlank()) {
            throw malformed(text, "it names no file");
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw malformed(text, "it names no file that there could be");
        }
    }

    private static String language(String text, String word) {
        String tag = LanguageTag.of(word);
        if (tag.equals("und") && !word.equals("und")) {
            throw malformed(text, word + " is no language tag such as en or pt-BR");
        }
        return tag;
    }

    private static UsageException malformed(String text, String why) {
        return new UsageException(
                ErrorCode.BAD_USAGE,
                "--text " + text + ": " + why,
                "Write FILE[:lang=TAG,label=TEXT,default,forced,sdh], for example film.en.srt:lang=en,sdh.");
    }
}
