package org.ladderworks.app.cli;

/** A command that knows where the program keeps what it keeps. */
interface Housed {
    DataHome home();
}
