package org.ladderworks.engine.saying;

/** What reads the same in each language: words of others, and rows of sayings. */
record Verbatim(String english) implements Phrase {
    static final Verbatim WORDS = new Verbatim("{0}");

    @Override
    public String name() {
        return "VERBATIM";
    }
}
