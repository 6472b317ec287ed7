package org.ladderworks.publish.store;

/** A {@link Condition} did not hold: someone else was there before. */
public final class ConditionFailed extends Exception {
    private static final long serialVersionUID = 1L;

    public ConditionFailed(String key) {
        super(key + " is not as it was");
    }
}
