package org.ladderworks.app.ui.words;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import org.ladderworks.engine.error.EngineException;
import org.ladderworks.engine.saying.Phrase;
import org.ladderworks.engine.saying.Saying;

/** What the window says, in one language. Thread-safe. */
public final class Words {
    private static final String BUNDLE = "org.ladderworks.app.ui.words.studio";

    /** What codes of errors mean, in other languages than that of the errors themselves. */
    private static final String ERRORS = "org.ladderworks.app.ui.words.errors";

    /** What the engine tells, in other languages than its own. */
    private static final String SAYINGS = "org.ladderworks.app.ui.words.sayings";

    private final ResourceBundle bundle;
    private final Optional<ResourceBundle> errors;
    private final Optional<ResourceBundle> sayings;

    private Words(ResourceBundle bundle, Optional<ResourceBundle> errors, Optional<ResourceBundle> sayings) {
        this.bundle = bundle;
        this.errors = errors;
        this.sayings = sayings;
    }

    /** In that language where there is one, else in English. */
    public static Words in(Locale locale) {
        return new Words(
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                beside(ERRORS, locale),
                beside(SAYINGS, locale));
    }

    /** Empty in English, which those who tell it speak themselves. */
    private static Optional<ResourceBundle> beside(String name, Locale locale) {
        try {
            return Optional.of(ResourceBundle.getBundle(
                    name,
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /**
     * An error in this language: what its code means and what to do, with its own sentences beneath; in English, and where a code has
     * no words, its own sentences alone.
     *
     * @param code such as LW-3001
     * @param message what happened, in English
     * @param remedy what to do, in English
     */
    public SaidError error(String code, String message, String remedy) {
        return errors.filter(texts -> texts.containsKey(code + ".means"))
                .map(texts -> new SaidError(
                        texts.getString(code + ".means"), texts.getString(code + ".do"), joined(message, remedy)))
                .orElseGet(() -> new SaidError(message, remedy, ""));
    }

    private static String joined(String message, String remedy) {
        return (message.isEmpty() || message.endsWith(".") ? message : message + ".")
                + (remedy.isEmpty() ? "" : " " + remedy);
    }

    /** The same of what was thrown. */
    public SaidError error(EngineException error) {
        return error(error.code().label(), String.valueOf(error.getMessage()), error.remedy());
    }

    /** What the engine tells, in this language. */
    public String of(Saying saying) {
        return sayings.map(texts -> saying.said(phrase -> texts.getString(phrase.key())))
                .orElseGet(saying::english);
    }

    /**
     * What was kept in English.
     *
     * @param phrases that it may be of, in the order in which they are tried
     * @return in this language; as it is where it is of none of them
     */
    public String kept(String english, Phrase... phrases) {
        return sayings.isEmpty()
                ? english
                : Saying.read(List.of(phrases), english).map(this::of).orElse(english);
    }

    /** The language it is in; the root's is English. */
    public Locale locale() {
        return bundle.getLocale().getLanguage().isEmpty() ? Locale.ENGLISH : bundle.getLocale();
    }

    /**
     * A text with its values.
     *
     * @throws java.util.MissingResourceException where there is no such key: a mistake in the program
     */
    public String of(String key, Object... values) {
        String text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale()).format(values);
    }
}
