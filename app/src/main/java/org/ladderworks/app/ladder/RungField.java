package org.ladderworks.app.ladder;

/** What can be changed of a rung; names are those of a job file. */
public enum RungField {
    WIDTH("width"),
    HEIGHT("height"),
    KILOBITS("kilobits"),
    /** May be left out. */
    PEAK("maxKilobits"),
    /** May be left out. */
    CRF("crf");

    private final String key;

    RungField(String key) {
        this.key = key;
    }

    /** In a job file. */
    public String key() {
        return key;
    }

    boolean mayBeLeftOut() {
        return this == PEAK || this == CRF;
    }
}
