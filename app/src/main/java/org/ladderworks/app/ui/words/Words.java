package org.ladderworks.app.ui.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the window says, in one language. Thread-safe. */
public final class Words {
    private static final String BUNDLE = "org.ladderworks.app.ui.words.studio";

    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** In that language where there is one, else in English. */
    public static Words in(Locale locale) {
        return new Words(ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
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
