package org.ladderworks.app.cli;

import org.ladderworks.app.home.DataHome;

/** A command that knows where the program keeps what it keeps. */
interface Housed {
    DataHome home();
}
