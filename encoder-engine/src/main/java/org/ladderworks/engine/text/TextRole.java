package org.ladderworks.engine.text;

/** What a text is for. */
public enum TextRole {
    /** What is said, for those who do not know the language. */
    SUBTITLE("subtitle"),
    /** What is said and heard, for the deaf and hard of hearing (SDH). */
    CAPTION("caption"),
    /** Only what all must read: foreign dialogue, signs. Shown unasked. */
    FORCED("forced-subtitle");

    private final String dash;

    TextRole(String dash) {
        this.dash = dash;
    }

    /** As DASH has it ({@code urn:mpeg:dash:role:2011}). */
    public String id() {
        return dash;
    }
}
