package org.ladderworks.engine.encode;

/** What a sound is for. */
public enum AudioRole {
    MAIN("main"),
    /** Someone speaks about the title. */
    COMMENTARY("commentary"),
    /** The main sound with the pictures told in words. */
    DESCRIPTION("description");

    private final String dash;

    AudioRole(String dash) {
        this.dash = dash;
    }

    /** As DASH has it ({@code urn:mpeg:dash:role:2011}), and an operator. */
    public String id() {
        return dash;
    }
}
