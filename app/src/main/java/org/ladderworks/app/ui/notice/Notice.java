package org.ladderworks.app.ui.notice;

import java.util.Optional;
import org.ladderworks.engine.error.EngineException;

/**
 * Something that the operator is told, without being stopped.
 *
 * @param what happened, in a sentence
 * @param remedy what to do; empty where there is nothing
 * @param code such as LW-3001
 * @param details what can be copied for others beside that; holds no secret
 * @param offer what can be done about it at once
 */
public record Notice(
        Kind kind, String what, String remedy, Optional<String> code, String details, Optional<Offer> offer) {
    /** How much it matters. */
    public enum Kind {
        /** Goes by itself after a while. */
        DONE,
        WARNING,
        ERROR
    }

    /**
     * Something to do at once.
     *
     * @param label of the button
     */
    public record Offer(String label, Runnable action) {}

    public static Notice done(String what) {
        return new Notice(Kind.DONE, what, "", Optional.empty(), "", Optional.empty());
    }

    /** With something that can be done at once, such as taking it back. */
    public static Notice done(String what, Offer offer) {
        return new Notice(Kind.DONE, what, "", Optional.empty(), "", Optional.of(offer));
    }

    public static Notice warning(String what, String remedy, String details) {
        return new Notice(Kind.WARNING, what, remedy, Optional.empty(), details, Optional.empty());
    }

    public static Notice error(EngineException error) {
        return new Notice(
                Kind.ERROR,
                String.valueOf(error.getMessage()),
                error.remedy(),
                Optional.of(error.code().label()),
                "",
                Optional.empty());
    }

    /** What should not happen; in English, as it goes to others: who shows it says it in the language of the window. */
    public static Notice bug(Throwable error) {
        return new Notice(
                Kind.ERROR,
                Mishap.UNEXPECTED.with(String.valueOf(error)).english(),
                Mishap.REPORT.english(),
                Optional.empty(),
                trace(error),
                Optional.empty());
    }

    /** All of it as text: for a mail to support. */
    public String asText() {
        StringBuilder text = new StringBuilder();
        code.ifPresent(label -> text.append(label).append(": "));
        text.append(what).append('\n');
        if (!remedy.isEmpty()) {
            text.append(remedy).append('\n');
        }
        if (!details.isEmpty()) {
            text.append(details).append('\n');
        }
        return text.toString();
    }

    private static String trace(Throwable error) {
        StringBuilder text = new StringBuilder(String.valueOf(error));
        for (StackTraceElement element : error.getStackTrace()) {
            text.append("\n  at ").append(element);
        }
        return text.toString();
    }
}
