package org.ladderworks.app.studio;

/** What was to be done behind a job was not done; its message says why, and holds nothing secret. */
final class HookFailed extends Exception {
    private static final long serialVersionUID = 1;

    HookFailed(String why) {
        super(why);
    }
}
